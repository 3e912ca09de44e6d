using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class LatencyExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "Latency";

    [Theory]
    [InlineData("mean", "one of them waits 1 s")]
    [InlineData("chance", "299          0.0")] // Wilks: 0.99²⁹⁹ is the first power of 0.99 below 0.05
    [InlineData("chance", "p99 needs at least 299 samples")]
    [InlineData("compare", "UDP lower by a tenth in 0 of 10 rounds")]
    [InlineData("classes", "NoDelay: False")] // RFC 9293 §3.7.4: on by default is Nagle's algorithm
    [InlineData("classes", "a new array of 5 bytes")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    [Fact]
    public void The_mean_follows_one_slow_answer_and_the_median_does_not()
    {
        var rows = lessons.Shown(Topic, "mean").Split('\n')[^2..].Select(row => Regex.Split(row, " {2,}")).ToArray();
        // A second more, shared out among 5,001: 200 µs.
        Assert.InRange(Milliseconds(rows[1][1]) - Milliseconds(rows[0][1]), 0.19, 0.21);
        Assert.InRange(Milliseconds(rows[1][2]) - Milliseconds(rows[0][2]), 0, 0.1);
    }

    [Fact]
    public void The_last_client_waits_for_five_visits_where_they_are_served_in_turn()
    {
        // Each of five visits before it has two pauses of 30 ms. Task.Delay may end a tick of the timer early.
        var words = lessons.Shown(Topic, "one");
        var longest = double.Parse(
            Regex.Match(words, @"Longest: client 6 \(waits for its first answer\), ([0-9.]+) ms").Groups[1].Value,
            CultureInfo.InvariantCulture);
        Assert.InRange(longest, 5 * 2 * 25, double.MaxValue);
    }

    [Fact]
    public void Rate_times_time_is_the_number_of_clients()
    {
        // Little's law. A closed loop has nearly no time between an answer and the next question; each client's last
        // messages may miss the end of the measurement.
        foreach (var row in lessons.Shown(Topic, "load").Split('\n')[^5..].Select(row => Regex.Split(row, " {2,}")))
        {
            var clients = double.Parse(row[0], CultureInfo.InvariantCulture);
            Assert.InRange(double.Parse(row[4], CultureInfo.InvariantCulture), 0.25 * clients, 1.05 * clients + 0.1);
        }
    }

    [Fact]
    public void Round_trips_are_longer_than_the_links_that_they_cross()
    {
        // The profiles' delays less four times their jitter, each way: RFC 2488 §2 gives the satellite's 558 ms.
        var rows = lessons.Shown(Topic, "light").Split('\n')[^4..].Select(row => Regex.Split(row, " {2,}")).ToArray();
        Assert.Equal(["Wi-Fi", "DSL", "3G", "Geostationary satellite"], rows.Select(row => row[0]));
        Assert.InRange(Milliseconds(rows[1][1]), 50 - 16, double.MaxValue);
        Assert.InRange(Milliseconds(rows[3][1]), 558 - 40, double.MaxValue);
    }

    [Fact]
    public void The_p99_of_299_samples_is_too_low_in_the_binomial_share_of_samples()
    {
        // The 297th of 299 is no higher than the true p99 unless more than two lie beyond it:
        // 0.99²⁹⁹ + 299 · 0.01 · 0.99²⁹⁸ + 299 · 298 / 2 · 0.01² · 0.99²⁹⁷.
        var expected = Math.Pow(0.99, 299) + (2.99 * Math.Pow(0.99, 298)) + (4.4551 * Math.Pow(0.99, 297));
        var row = Regex.Split(lessons.Shown(Topic, "chance").Split('\n')
            .Single(line => line.StartsWith("299 ", StringComparison.Ordinal)), " {2,}");
        var fiveDeviations = 5 * Math.Sqrt(expected * (1 - expected) / 2000);
        Assert.InRange(
            double.Parse(row[3], CultureInfo.InvariantCulture), expected - fiveDeviations, expected + fiveDeviations);
    }

    [Fact]
    public void A_schedule_sees_the_stalls_that_closed_loops_omit_at_any_rate()
    {
        var rows = lessons.Shown(Topic, "omission").Split('\n')
            .Where(row => Regex.IsMatch(row, "^(closed loop|schedule).*%"))
            .Select(row => Regex.Split(row, " {2,}")).ToArray();
        Assert.Equal(["closed loop", "closed loop, pausing 2 ms", "schedule, every 2 ms"], rows.Select(row => row[0]));
        // Of a stall of 100 ms, the messages that were due in its first 90 ms wait for over 10 ms: 45 of one every 2
        // ms.
        Assert.InRange(int.Parse(rows[2][2], CultureInfo.InvariantCulture), 45, 325);
        Assert.InRange(Milliseconds(rows[2][5]), 90, double.MaxValue);
        // With a pause of 2 ms after each answer there are at most as many as on the schedule, and each stall delays
        // one of them.
        Assert.InRange(int.Parse(rows[1][1], CultureInfo.InvariantCulture), 1, 351);
        Assert.InRange(int.Parse(rows[1][2], CultureInfo.InvariantCulture), 1, 351);
        double[] shares = [.. rows.Select(row => double.Parse(row[3].Split(' ')[0], CultureInfo.InvariantCulture))];
        Assert.True(shares[0] < shares[1] && shares[1] < shares[2], string.Join(" %, ", shares));
    }

    // Linux delays an ACK for at least 40 ms (TCP_DELACK_MIN, include/net/tcp.h).
    [Fact]
    public void Header_and_body_in_two_parts_meet_the_delayed_ACK_on_Linux()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux(), "Other systems may acknowledge sooner; the lesson says what was seen.");
        var row = lessons.Shown(Topic, "fix").Split('\n')
            .First(row => row.StartsWith("two parts ", StringComparison.Ordinal));
        Assert.InRange(Milliseconds(Regex.Split(row, " {2,}")[2]), 39, double.MaxValue);
    }

    private static double Milliseconds(string time) =>
        double.Parse(time.Split(' ')[0], CultureInfo.InvariantCulture) / (
            time.EndsWith("µs", StringComparison.Ordinal) ? 1000 : 1);
}
