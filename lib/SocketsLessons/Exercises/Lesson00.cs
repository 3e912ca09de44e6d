using System.Net;

namespace SocketsLessons.Checks;

/// <summary>The check of lesson 00.</summary>
public static class Lesson00
{
    /// <summary>Checks exercise 00.1: a function that returns the port of an endpoint.</summary>
    public static CheckResult CheckPortOf(Func<IPEndPoint, int> portOf)
    {
        const string Exercise = "00.1";
        IPEndPoint[] given = [new(IPAddress.Loopback, 80), new(IPAddress.IPv6Loopback, 443), new(IPAddress.Loopback, 50123)];
        var answers = new int[given.Length];
        var tried = 0;
        var attempt = Attempt.Start(() =>
        {
            for (; tried < given.Length; tried++) answers[tried] = portOf(given[tried]);
        });
        if (!attempt.Wait(TimeSpan.FromSeconds(1)))
            return CheckResult.Incorrect(Exercise, "Your function has not returned.", "No loop is needed, and nothing to wait for.");
        if (attempt.Error is { } error)
            return CheckResult.Incorrect(Exercise, $"For {given[tried]}: {Attempt.Describe(error)}", "No text has to be taken apart: the endpoint knows its port already.");
        if (answers.All(answer => answer == 0))
            return CheckResult.NotStarted(Exercise, "Your function still answers 0.", "An endpoint is an address and a port; type a dot behind its name to see its properties.");
        foreach (var (endPoint, answer) in given.Zip(answers))
        {
            if (answer == endPoint.Port) continue;
            return answers.Distinct().Count() == 1
                ? CheckResult.Incorrect(Exercise, $"Your function answers {answer} whatever it is given.", "Take the port from the argument, so that the answer is right for every server.")
                : CheckResult.Incorrect(Exercise, $"For {endPoint} your function answers {answer}.", "The port is the number behind the last colon.");
        }

        return CheckResult.Passed(Exercise, $"Right for {given.Length} endpoints, one of them IPv6.");
    }
}
