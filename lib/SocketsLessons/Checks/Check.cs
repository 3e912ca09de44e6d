using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>
/// One run of a check. It asks the answer, and says what must be true: the first thing that isn't ends it.
/// It always ends within five seconds, whatever the answer does: see <see cref="Limit"/>.
/// </summary>
internal sealed class Check
{
    /// <summary>How long a function may take that has nothing to wait for.</summary>
    public static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(2);

    /// <summary>How long a check may judge. After that, only <see cref="Answer.EndLimit"/> is added.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(4.5);

    private readonly string _exercise;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<Answer> _answers = [];
    private HashSet<string>? _socketsBefore;
    private KeptGarbage? _keptGarbage;
    private TestSockets? _sockets;
    private Random? _random;
    private Stop? _stop;
    private volatile string _doing = "starting";

    private Check(string exercise) => _exercise = exercise;

    /// <summary>The seed of the next check's data, in tests; null for a new one each time.</summary>
    [ThreadStatic]
    private static int? t_seed;

    /// <summary>Random data, other in each run; a message about an answer names its seed.</summary>
    public Random Random => _random ??= new Random(Seed);

    public int Seed { get; } = t_seed ?? System.Random.Shared.Next(1, 10_000);

    /// <summary>The sockets of this check. From the first use on, what the answer leaves open is counted.</summary>
    public TestSockets Sockets
    {
        get
        {
            if (_socketsBefore is null)
            {
                _keptGarbage = KeptGarbage.Start();
                _socketsBefore = OpenSockets.Now();
            }

            return _sockets ??= new TestSockets();
        }
    }

    /// <summary>What is left of <see cref="Limit"/>.</summary>
    public TimeSpan Left => Limit - Stopwatch.GetElapsedTime(_start) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>Runs a check.</summary>
    /// <param name="exercise">The number of the exercise, such as 03.1.</param>
    /// <param name="body">Asks the answer, and says what must be true of it. It ends with <see cref="Pass"/>.</param>
    public static CheckResult Run(string exercise, Action<Check> body)
    {
        var check = new Check(exercise);
        CheckResult? result = null;
        var run = new Thread(() => result = check.Judge(body)) { IsBackground = true, Name = $"check of {exercise}" };
        run.Start();
        if (run.Join(Limit) && result is not null) return result;
        check.End();
        return result ?? new CheckResult(exercise, CheckOutcome.Incorrect,
            $"The check waited too long for your code ({check._doing}).{check.Running()}",
            "Which call in your code waits, and for whom?");
    }

    /// <summary>As the other one, with the data of a seed that a message has named.</summary>
    public static CheckResult RunWith(int seed, Func<CheckResult> check)
    {
        t_seed = seed;
        try
        {
            return check();
        }
        finally
        {
            t_seed = null;
        }
    }

    /// <summary>Starts the learner's code and doesn't wait for it.</summary>
    public Answer Start(Action code)
    {
        var answer = Answer.Start(_exercise, code);
        _answers.Add(answer);
        return answer;
    }

    /// <summary>Calls the learner's function, and takes what it returns. It must return in time, and not
    /// throw.</summary>
    /// <param name="doing">What it is given: "For 80:".</param>
    /// <param name="function">The call.</param>
    /// <param name="hint">What to say when it throws.</param>
    /// <param name="stuck">What to say when it doesn't return.</param>
    /// <param name="errors">Better hints for known errors: a type of exceptions, or a SocketError.</param>
    public T Ask<T>(
        string doing, Func<T> function, string hint, string stuck,
        params ReadOnlySpan<(object Error, string Hint)> errors)
    {
        var value = default(T);
        _doing = doing.TrimEnd(':');
        var answer = Start(() => value = function());
        if (!answer.Wait(Less(WaitLimit, Left))) Stuck(answer, doing, stuck);
        if (answer.Error is not { } error) return value!;
        foreach (var known in errors)
        {
            if (Is(error, known.Error)) Fail($"{doing} {Answer.Describe(error)}", known.Hint);
        }

        Fail($"{doing} {Answer.Describe(error)}", hint);
        return value!;
    }

    /// <summary>Ends the check: the learner's function hasn't returned.</summary>
    [DoesNotReturn]
    public void Stuck(Answer answer, string doing, string hint)
    {
        // Its sockets first: a thread that waits in one of them ends with it.
        _sockets?.Dispose();
        Fail($"{doing} your function has not returned.{WasEnded(answer)}", hint);
    }

    /// <summary>The exercise hasn't been started, if the condition is met.</summary>
    public void StartedUnless([DoesNotReturnIf(true)] bool isUntouched, string seen, string hint)
    {
        if (isUntouched) throw Ended(new Stop(CheckOutcome.NotStarted, seen, hint));
    }

    /// <summary>What must be true.</summary>
    /// <param name="condition">Whether it is.</param>
    /// <param name="seen">What this answer did, when it isn't.</param>
    /// <param name="hint">One next step, for a mistake that isn't one of the known ones.</param>
    /// <param name="mistakes">Known mistakes; the first that was made has its own hint.</param>
    public void That(
        [DoesNotReturnIf(false)] bool condition, string seen, string hint,
        params ReadOnlySpan<(bool IsIt, string Hint)> mistakes)
    {
        if (condition) return;
        foreach (var (isIt, better) in mistakes)
        {
            if (isIt) Fail(seen, better);
        }

        Fail(seen, hint);
    }

    /// <summary>Ends the check: the answer isn't right.</summary>
    [DoesNotReturn]
    public void Fail(string seen, string hint) => throw Ended(new Stop(CheckOutcome.Incorrect, seen, hint));

    /// <summary>Ends the check: the answer does what was asked, unless it has left sockets open.</summary>
    [DoesNotReturn]
    public void Pass(string message) => throw Ended(new Stop(CheckOutcome.Passed, message, ""));

    private CheckResult Judge(Action<Check> body)
    {
        try
        {
            body(this);
        }
        catch (Stop)
        {
            // The body has said enough.
        }
#pragma warning disable CA1031 // The learner gets a result, whatever the answer did to the check.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _stop = new Stop(
                CheckOutcome.Incorrect,
                $"While your code was tried ({_doing}), the check met {error.GetType().Name}: {error.Message}",
                "What does your code do to the things that it was given?");
        }
        finally
        {
            End();
        }

        using var garbage = _keptGarbage;
        var stop = _stop ?? new Stop(CheckOutcome.Passed, "It does what was asked.", "");
        if (stop.Outcome == CheckOutcome.Passed && _socketsBefore is not null
            && OpenSockets.Since(_socketsBefore, TimeSpan.FromMilliseconds(200)) is > 0 and var open)
        {
            stop = new Stop(CheckOutcome.Incorrect,
                $"The rest is right, but your code left {open} {(open == 1 ? "socket" : "sockets")} open.",
                "Dispose every socket that you create or accept and don't return, also after an error.");
        }

        var data = _random is not null && stop.Outcome == CheckOutcome.Incorrect
            ? $" (Tried with random data, set {Seed}. Each try gets other data.)" : "";
        return new CheckResult(_exercise, stop.Outcome, stop.Message + Running() + data, stop.Hint);
    }

    /// <summary>Closes the check's sockets, and ends what still runs of the answer.</summary>
    private void End()
    {
        _sockets?.Dispose();
        Answer.EndAll(_answers.ToArray());
    }

    private static bool Is(Exception error, object known) => known is Type type ? type.IsInstanceOfType(error)
        : error is SocketException socket && known.Equals(socket.SocketErrorCode);

    private Stop Ended(Stop stop) => _stop = stop;

    private static string WasEnded(Answer answer) =>
        answer.End() ? $" Its thread, \"{answer.ThreadName}\", was ended." : "";

    /// <summary>What to say about a thread that nothing ends.</summary>
    private string Running() => _answers.ToArray().FirstOrDefault(answer => !answer.HasEnded) is { } running
        ? $" Its thread, \"{running.ThreadName}\", runs on; restart the kernel to be rid of it."
        : "";

    private static TimeSpan Less(TimeSpan first, TimeSpan second) => first < second ? first : second;

    private sealed class Stop(CheckOutcome outcome, string message, string hint) : Exception(message)
    {
        public CheckOutcome Outcome { get; } = outcome;

        public string Hint { get; } = hint;
    }
}
