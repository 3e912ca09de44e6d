namespace SocketsLessons.Runner.Live.Serving;

/// <summary>The names under which a browser may reach the live page, and no others.</summary>
/// <param name="Url">Where a browser on this machine, or of this Codespace, finds it; ends with a slash.</param>
/// <param name="Hosts">What the Host header may be (RFC 9110, 7.2). A rebound DNS name is not among them.</param>
/// <param name="Origins">What the Origin header may be (RFC 6454, 7).</param>
internal sealed record LiveAddress(string Url, IReadOnlySet<string> Hosts, IReadOnlySet<string> Origins)
{
    /// <param name="port">The port on loopback.</param>
    /// <param name="variable">Gets an environment variable: a Codespace forwards the port to a name that these make
    /// (https://docs.github.com/codespaces/developing-in-a-codespace/default-environment-variables-for-your-codespace).
    /// </param>
    public static LiveAddress Of(int port, Func<string, string?> variable)
    {
        string[] local = [$"127.0.0.1:{port}", $"localhost:{port}"];
        var hosts = new HashSet<string>(local, StringComparer.OrdinalIgnoreCase);
        var origins = new HashSet<string>(local.Select(host => $"http://{host}"), StringComparer.Ordinal);
        if (variable("CODESPACE_NAME") is not { Length: > 0 } name
            || variable("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN") is not { Length: > 0 } domain)
            return new LiveAddress($"http://{local[0]}/", hosts, origins);
        var forwarded = $"{name}-{port}.{domain}";
        hosts.Add(forwarded);
        origins.Add($"https://{forwarded}");
        return new LiveAddress($"https://{forwarded}/", hosts, origins);
    }
}
