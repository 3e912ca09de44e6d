using System.Globalization;
using System.Text;

namespace SocketsLessons.Checks;

/// <summary>
/// Datagrams that arrive at a learner's receiver. After each of them, what was delivered, what is expected and what is
/// kept must be as RFC 9293 has it.
/// </summary>
internal sealed class ArrivalScenario(
    Check check, Func<uint, uint, byte[], List<byte[]>, Dictionary<uint, byte[]>?, uint> accept, uint first, bool keeps)
{
    private readonly uint _first = first;
    private const uint Ahead = 1000;

    private readonly List<byte[]> _delivered = [], _right = [];
    private readonly List<uint> _numbers = [], _answers = [], _rightAnswers = [];
    private readonly Dictionary<uint, byte[]> _early = [], _rightEarly = [];
    private uint _expected = first, _rightExpected = first;

    /// <summary>Each of them arrives; its payload says its number.</summary>
    public ArrivalScenario Arrive(IEnumerable<uint> numbers, string hint) =>
        Try(numbers.Select(
            number => (number, Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)))), hint);

    /// <summary>Each of them arrives, with the same content.</summary>
    public ArrivalScenario Repeats(IEnumerable<uint> numbers, string hint) =>
        Try(numbers.Select(number => (number, "again"u8.ToArray())), hint);

    /// <summary>The end arrives: an empty payload.</summary>
    public ArrivalScenario End(uint number, string hint) => Try([(number, [])], hint);

    /// <summary>The first datagram of all: an answer that hasn't been started does nothing with it.</summary>
    public void ArriveFirst(string seen, string hint)
    {
        Take([(_first, "0"u8.ToArray())], toTheEnd: true);
        check.StartedUnless(_delivered.Count == 0 && _expected == _first, seen, hint);
    }

    /// <summary>2 comes before 1: what the shipped cell can't do yet.</summary>
    public void Gap()
    {
        Take([(0, "0"u8.ToArray()), (2, "2"u8.ToArray()), (1, "1"u8.ToArray())], toTheEnd: true);
        var isDropped = Text(_delivered) == "0 1" && _expected == 2;
        check.StartedUnless(
            isDropped && _early.Count == 0,
            "Datagram 2 came while 1 was missing, and was thrown away: when 1 came, only 1 was delivered.",
            "Where could 2 wait for its turn?");
        check.That(
            !isDropped, "Datagram 2 was kept, but when 1 came, 2 was not delivered.",
            "After a delivery, look whether the next one is waiting in early.");
        Judge("While 1 is missing, keep 2 and go on expecting 1; then deliver both, in order.");
    }

    private ArrivalScenario Try(IEnumerable<(uint Number, byte[] Payload)> datagrams, string hint)
    {
        Take(datagrams);
        Judge(hint);
        return this;
    }

    /// <summary>They arrive, up to the first one that is treated wrongly.</summary>
    private void Take(IEnumerable<(uint Number, byte[] Payload)> datagrams, bool toTheEnd = false)
    {
        var answer = check.Start(() =>
        {
            foreach (var (number, payload) in datagrams)
            {
                _numbers.Add(number);
                Expect(number, payload);
                _expected = accept(_expected, number, [.. payload], _delivered, keeps ? _early : null);
                _answers.Add(_expected);
                if (!toTheEnd && !IsRight(number)) break;
            }
        });
        if (!answer.Wait(Check.WaitLimit))
            check.Stuck(
                answer, Arrivals(), "One datagram at a time: decide about this one, and return what you expect now.");
        if (answer.Error is not { } error) return;
        check.Fail($"{Arrivals()} {Answer.Describe(error)}", error switch
        {
            // A dictionary that has the key already throws this very type, and nothing else here does.
            ArgumentException when keeps && error.GetType() == typeof(ArgumentException) =>
                "The same may come early twice: early[number] = payload overwrites it.",
            KeyNotFoundException =>
                "Ask early before you take something out of it: early.Remove(expected, out var next) says whether "
                    + "it was there.",
            OverflowException => "After 4294967295 comes 0: let the sum wrap (unchecked).",
            _ => "One datagram at a time: decide about this one, and return what you expect now.",
        });
    }

    /// <summary>What a right receiver does.</summary>
    private void Expect(uint number, byte[] payload)
    {
        var ahead = unchecked(number - _rightExpected);
        if (ahead == 0 || (keeps && ahead < Ahead)) _rightEarly[number] = payload;
        while (_rightEarly.Remove(_rightExpected, out var next))
        {
            _right.Add(next);
            unchecked { _rightExpected++; }
        }

        _rightAnswers.Add(_rightExpected);
    }

    /// <summary>Whether the last step was right, as far as it can be told quickly.</summary>
    private bool IsRight(uint number) => _expected == _rightExpected && _delivered.Count == _right.Count
        && (_right.Count == 0 || (_delivered[^1] is { } last && last.AsSpan().SequenceEqual(_right[^1])))
        && (!keeps
            || (_early.Count == _rightEarly.Count && _early.ContainsKey(number) == _rightEarly.ContainsKey(number)));

    private bool IsRight() => _expected == _rightExpected && _delivered.Count == _right.Count
        && _delivered.Zip(_right).All(pair => pair.First is not null && pair.First.AsSpan().SequenceEqual(pair.Second))
        && (!keeps || (_early.Count == _rightEarly.Count && _early.Keys.All(_rightEarly.ContainsKey)));

    private void Judge(string hint)
    {
        if (IsRight()) return;
        var (delivered, right) = (Text(_delivered), Text(_right));
        // Where something is missing because of a wrong answer, the answer is the mistake.
        check.That(_expected == _rightExpected || !right.StartsWith(delivered, StringComparison.Ordinal),
            $"{Arrivals()} Your answers were {Text(_answers)}, instead of {Text(_rightAnswers)}.", hint);
        check.That(
            delivered == right,
            $"{Arrivals()} Delivered was {(delivered == "" ? "nothing" : delivered)}, instead of "
                + $"{(right == "" ? "nothing" : right)}.", hint,
            (_delivered.Contains(null!), "A payload may be empty, but it isn't null."));
        check.Fail($"{Arrivals()} Kept in early: {Kept(_early)}; it should be {Kept(_rightEarly)}.", hint);
    }

    private string Arrivals() => _numbers.Count == 0 ? "" : $"{Text(_numbers)} came, in this order.";

    private static string Kept(Dictionary<uint, byte[]> early) =>
        early.Count == 0 ? "nothing" : Text([.. early.Keys.Order()]);

    private static string Text(List<uint> numbers) => string.Join(' ', Tail(numbers));

    private static string Text(List<byte[]> payloads) => string.Join(' ', Tail(payloads.ConvertAll(payload =>
        payload is null ? "null" : payload.Length == 0 ? "end" : Encoding.ASCII.GetString(payload))));

    private static IEnumerable<string> Tail<T>(List<T> items)
    {
        const int MaxShown = 8;
        var shown = items.TakeLast(MaxShown).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item}"));
        return items.Count > MaxShown ? shown.Prepend("…") : shown;
    }
}
