using System.Net;

namespace SocketsLessons.Checks;

/// <summary>The check of the lesson "Start here".</summary>
public static class StartHereChecks
{
    private const string Lesson = "00";
    private const string NoText = "You don't have to take a text apart: the endpoint knows its port already.";

    /// <summary>
    /// Calls your function with endpoints of IPv4 and IPv6, and compares what it returns with the port of each.
    /// </summary>
    /// <param name="portOf">Your function: from an endpoint to its port.</param>
    public static CheckResult Port(Func<IPEndPoint, int> portOf) => Check.Run($"{Lesson}.1", check =>
    {
        (IPAddress Address, int Port)[] given =
        [
            (IPAddress.Loopback, 80), (IPAddress.IPv6Loopback, 443), (IPAddress.Any, 1),
            (IPAddress.Parse("2001:db8::7"), 65_535),
            (IPAddress.Parse("192.0.2.80"), check.Random.Next(1024, 32_768)),
            (IPAddress.IPv6Any, check.Random.Next(32_768, 65_535)),
        ];
        var answers = given.Select(
            endPoint => check.Ask($"For {new IPEndPoint(endPoint.Address, endPoint.Port)}:", () =>
        {
            var argument = new IPEndPoint(endPoint.Address, endPoint.Port);
            var answer = portOf(argument);
            return (Port: answer, Changed: argument.Port != endPoint.Port);
        }, "The endpoint knows its port already: type a dot after its name.",
            "No loop is needed, and nothing to wait for.", (typeof(FormatException), NoText),
            (typeof(OverflowException), NoText), (typeof(IndexOutOfRangeException), NoText))).ToArray();

        check.StartedUnless(answers.All(answer => answer.Port == 0), "Your function still answers 0.",
            "An endpoint is an address and a port; type a dot after its name to see its properties.");
        check.That(
            !answers.Any(answer => answer.Changed), "Your function changed the port of the endpoint that it was given.",
            "Read the port, and don't assign to it: one = would be a new value.");
        check.That(
            answers.Length == 1 || answers.Distinct().Count() > 1,
            $"Your function answers {answers[0].Port} whatever it is given.",
            "Take the port from the argument, so that the answer is right for every server.");
        foreach (var ((address, port), (answer, _)) in given.Zip(answers))
        {
            check.That(answer == port, $"For {new IPEndPoint(address, port)} your function answers {answer}.",
                "The port is the number after the last colon.",
                (answer == (short)port, "A port goes up to 65535, and a short ends at 32767: return it as an int."),
                (answer == (byte)port, "A port has two bytes: return it as an int."));
        }

        check.Pass($"Right for {given.Length} endpoints, three of them IPv6.");
    });
}
