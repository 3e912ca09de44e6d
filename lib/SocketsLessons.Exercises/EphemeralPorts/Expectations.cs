namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class EphemeralPortsExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "EphemeralPorts";

    [Theory]
    [InlineData("who", "created:   bound? False")]
    [InlineData("who", "connected: bound? True, to 127.0.0.1:")]
    [InlineData("restart", "while the first server listens: AddressAlreadyInUse")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    // What Linux does where the definitions leave it open (man 2 listen, man 7 ip, man 7 tcp, man 7 socket).
    [Theory]
    [InlineData("tuple", "b, Bind: works, Connect: works\nc, Bind: works, Connect: AddressNotAvailable")]
    [InlineData("out", "client 11: AddressNotAvailable\nto another server: works")]
    [InlineData("wait", "TIME_WAIT")]
    [InlineData("restart", "after it has closed:            works")]
    [InlineData("option", "without SO_REUSEADDR: AddressAlreadyInUse")]
    [InlineData("reuse", "one has clients: True\ntwo has clients: True")]
    public void Shows_on_Linux(string cell, string expected)
    {
        SkipUnlessLinux();
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);
    }

    // Linux lets a client take a port in TIME_WAIT after tcp_tw_reuse_delay, one second (kernel documentation,
    // ip-sysctl), so on a busy machine it can be too late to be refused.
    [Fact]
    public async Task Eleventh_client_finds_no_port_on_Linux()
    {
        SkipUnlessLinux();
        Assert.Contains(
            await lessons.ShownEachTimeAsync(Topic, "wait"),
            shown => shown.Contains("client 11: AddressNotAvailable", StringComparison.Ordinal));
    }

    // A random series rises half of the time; Linux counts (RFC 6056, section 3.3.3, and the kernel's
    // __inet_hash_connect), and draws at random for bind(2) with port 0.
    [Fact]
    public void Connect_counts_and_Bind_draws_on_Linux()
    {
        SkipUnlessLinux();
        var shown = lessons.Shown(Topic, "claim-random");

        Assert.Contains("it depends", shown, StringComparison.Ordinal);
        Assert.Matches(@"from Connect\W+no", shown);
        Assert.Matches(@"from Bind, with port 0\W+yes", shown);
    }

    // ip_unprivileged_port_start is the first port for everyone (kernel documentation, ip-sysctl), also if the tests
    // run as root.
    [Fact]
    public void Low_ports_are_refused_below_the_limit_on_Linux()
    {
        SkipUnlessLinux();
        var limit = int.Parse(
            File.ReadAllText("/proc/sys/net/ipv4/ip_unprivileged_port_start"),
            System.Globalization.CultureInfo.InvariantCulture);
        var shown = lessons.Shown(Topic, "privilege");

        Assert.All([7, 80, 443, 1023, 1024], port =>
            Assert.Equal(port < limit, shown.Contains($"port {port,4}: AccessDenied", StringComparison.Ordinal)));
    }

    // Only the side that closes first is in TIME_WAIT (RFC 9293, section 3.6).
    [Fact]
    public void Port_stays_taken_only_where_the_client_closes_first()
    {
        SkipUnlessLinux();
        var rows = lessons.Shown(Topic, "lives");

        Assert.Matches(@"Longest: client closes first \(port still taken\)", rows);
    }

    private static void SkipUnlessLinux() => Assert.SkipUnless(
        OperatingSystem.IsLinux(), "Other systems may do otherwise; the lesson says what was seen.");
}
