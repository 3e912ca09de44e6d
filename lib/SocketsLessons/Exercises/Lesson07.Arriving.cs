using System.Text;

namespace SocketsLessons.Checks;

public static partial class Lesson07
{
    /// <summary>Datagrams that arrive at a learner's receiver, and what it delivered and answered.</summary>
    private sealed class Arriving(Func<uint, uint, byte[], List<byte[]>, uint> accept, uint first, Dictionary<uint, byte[]>? early = null)
    {
        private readonly uint _first = first;
        private readonly List<byte[]> _delivered = [];
        private readonly List<uint> _numbers = [], _answers = [];
        private Attempt? _failed;

        /// <summary>What it expects now.</summary>
        public uint Expected { get; private set; } = first;

        /// <summary>What it delivered: the numbers, in order.</summary>
        public string Delivered => string.Join(' ', _delivered.Select(payload => payload is null ? "null" : payload.Length == 0 ? "end" : Encoding.ASCII.GetString(payload)));

        public bool IsUntouched => _delivered.Count == 0 && _answers.TrueForAll(answer => answer == _first);

        /// <summary>How many datagrams wait in early.</summary>
        public int Kept => early?.Count ?? 0;

        private string Answers => string.Join(' ', _answers);

        /// <summary>Each of them arrives; its payload says its number.</summary>
        public Arriving Take(params IEnumerable<uint> numbers)
        {
            foreach (var number in numbers) Arrive(number, Encoding.ASCII.GetBytes($"{number}"));
            return this;
        }

        /// <summary>The end arrives: an empty payload.</summary>
        public Arriving End(uint number)
        {
            Arrive(number, []);
            return this;
        }

        /// <summary>Whether it threw, or did not return.</summary>
        public CheckResult? Fault(string exercise) => _failed is null ? null
            : Checks.CheckResult.Incorrect(
                exercise,
                $"Datagrams {string.Join(", ", _numbers)} came. {(_failed.Error is { } error ? Attempt.Describe(error) : "Your function has not returned.")}",
                _failed.Error switch
                {
                    ArgumentException => "The same may come early twice: early[number] = payload has no objection to that.",
                    KeyNotFoundException => "Ask early before you take something out of it: early.Remove(expected, out var next) says whether it was there.",
                    _ => "One datagram at a time: decide about this one, and return what you expect now.",
                });

        /// <summary>What is wrong, or null.</summary>
        public string? Wrong(string delivered, string answers)
        {
            var came = $"{string.Join(", ", _numbers)} came.";
            // Where something is missing because of a wrong answer, the answer is the mistake.
            if (Answers != answers && delivered.StartsWith(Delivered, StringComparison.Ordinal)) return $"{came} Your answers were {Answers}, instead of {answers}.";
            return Delivered == delivered ? null : $"{came} Delivered was {(Delivered == "" ? "nothing" : Delivered)}, instead of {delivered}.";
        }

        public CheckResult? CheckResult(string exercise, string delivered, string answers, string hint) =>
            Wrong(delivered, answers) is { } wrong ? Checks.CheckResult.Incorrect(exercise, wrong, hint) : null;

        private void Arrive(uint number, byte[] payload)
        {
            if (_failed is not null) return;
            _numbers.Add(number);
            var attempt = Attempt.Start(() => Expected = accept(Expected, number, payload, _delivered));
            if (attempt.Wait(Deadline) && attempt.Error is null) _answers.Add(Expected);
            else _failed = attempt;
        }
    }
}
