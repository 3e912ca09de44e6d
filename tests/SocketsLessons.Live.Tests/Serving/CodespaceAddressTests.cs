using System.Net;
using SocketsLessons.Runner.Live.Serving;

namespace SocketsLessons.Live.Tests.Serving;

public sealed class CodespaceAddressTests
{
    [Fact]
    public async Task In_a_codespace_its_own_address_is_let_in_and_no_other()
    {
        static string? Variable(string name) => name switch
        {
            "CODESPACE_NAME" => "silver-waffle-123",
            "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN" => "app.github.dev",
            _ => null,
        };
        await using var site = await LiveSite.OpenAsync(options => options with { Variable = Variable }, "1");
        var host = $"silver-waffle-123-{site.Port}.app.github.dev";
        Assert.Equal($"https://{host}/", site.Server.Address.Url);
        void Forwarded(HttpRequestMessage request, string name)
        {
            request.Headers.Remove("Cookie");
            request.Headers.Add("Cookie", $"lessons-443={site.Server.Token}");
            request.Headers.Host = host;
            request.Headers.Add("Origin", name);
        }

        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/", request => Forwarded(request, $"https://{host}")));
        foreach (var other in (string[])[
            $"http://{host}", $"https://other-{host}",
            $"https://silver-waffle-123-{site.Port + 1}.app.github.dev"])
            Assert.Equal(HttpStatusCode.Forbidden, await site.StatusAsync("/", request => Forwarded(request, other)));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await site.StatusAsync("/", request =>
        {
            Forwarded(request, $"https://{host}");
            request.Headers.Host = $"other-{host}";
        }));
    }

    [Fact]
    public void Address_without_a_codespace_has_no_other_name()
    {
        var address = LiveAddress.Of(5180, _ => null);
        Assert.Equal(["127.0.0.1:5180", "localhost:5180"], address.Hosts.Order());
        Assert.Equal(["http://127.0.0.1:5180", "http://localhost:5180"], address.Origins.Order());
    }
}
