using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocketsLessons.Live.Tests.Serving;

/// <summary>What is served: the lessons and their files, and no other file of this machine.</summary>
public sealed class ServedFileTests
{
    [Theory]
    [InlineData("/../README.md")]
    [InlineData("/..%2fREADME.md")]
    [InlineData("/%2e%2e/README.md")]
    [InlineData("/%2e%2e%2fsecret.ipynb")]
    [InlineData("/images/../00-test.ipynb.bak")]
    [InlineData("/images/..%2f..%2fetc%2fpasswd")]
    [InlineData("/monaco/../lessons.dll")]
    [InlineData("/monaco/..%2flessons.dll")]
    [InlineData("/assets/..%5c..%5clessons.dll")]
    [InlineData("//etc/passwd")]
    [InlineData("/etc/passwd.html")]
    [InlineData("/secret.html")]
    [InlineData("/secret.ipynb")]
    [InlineData("/00-test.html%00.ipynb")]
    public async Task No_file_outside_the_lessons_is_served(string path)
    {
        await using var site = await LiveSite.OpenAsync("1");
        await File.WriteAllTextAsync(
            Path.Combine(site.Options.Lessons, "secret.txt"), "secret", TestContext.Current.CancellationToken);
        var status = await RawStatusAsync(site, path);
        Assert.True(status is 400 or 404, $"{path} was answered with {status}.");
    }

    /// <summary>Sends a path just as it stands, which no HTTP library does.</summary>
    private static async Task<int> RawStatusAsync(LiveSite site, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, site.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{site.Port}\r\nCookie: {site.Cookie}\r\n"
            + "Connection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        return int.Parse(line!.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
