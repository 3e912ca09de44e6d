using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using SocketsLessons.Runner.Live.Lessons;

namespace SocketsLessons.Runner.Live.Serving;

/// <summary>Serves the live page on loopback until it is disposed; then every process that it started has
/// ended.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private static readonly TimeSpan EndDeadline = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private readonly LiveLessons _lessons;

    private LiveServer(WebApplication app, LiveLessons lessons, int port, LiveAddress address, string token)
    {
        _app = app;
        _lessons = lessons;
        Port = port;
        Address = address;
        Token = token;
    }

    /// <summary>The port on loopback.</summary>
    public int Port { get; }

    public LiveAddress Address { get; }

    public string Token { get; }

    /// <summary>The address that opens the lessons in a browser, or one of them.</summary>
    public string EntryUrl(string? lesson = null) => EntryUrl(Address.Url, Token, lesson);

    public static string EntryUrl(string url, string token, string? lesson) =>
        $"{url}?token={token}{(lesson is null ? "" : $"&to={Uri.EscapeDataString(lesson)}.html")}";

    /// <exception cref="UserErrorException">The port is taken, or there are no lessons.</exception>
    public static async Task<LiveServer> StartAsync(LiveOptions options, CancellationToken cancellation)
    {
        // Empty: neither environment variables nor a file of settings can make it listen elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        var app = builder.Build();
        var lessons = new LiveLessons(options);
        var token = Gate.NewToken();
        var scripts = options.PlotlyFile is null ? PlotlyCdn.Address : null;
        LiveAddress? address = null;
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20) });
        app.Use(next => context => new Gate(address!, token, scripts).InvokeAsync(context, next));
        app.Run(new LiveRoutes(lessons, app.Lifetime.ApplicationStopping).HandleAsync);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException error)
        {
            await lessons.DisposeAsync();
            await app.DisposeAsync();
            throw new UserErrorException(
                $"Port {options.Port} is taken. Name another one with --port, or 0 for any that is free.", error);
        }

        var bound =
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var port = new Uri(bound).Port;
        address = LiveAddress.Of(port, options.Variable);
        return new LiveServer(app, lessons, port, address, token);
    }

    public async ValueTask DisposeAsync()
    {
        await _lessons.DisposeAsync();
        using var deadline = new CancellationTokenSource(EndDeadline);
        await _app.StopAsync(deadline.Token);
        await _app.DisposeAsync();
    }
}
