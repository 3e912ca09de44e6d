using PuppeteerSharp;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>What a learner does on a lesson's page.</summary>
internal sealed class LivePage(IPage page) : IAsyncDisposable
{
    private readonly List<string> _errors = [];

    public IPage Page { get; } = page;

    /// <summary>Errors of the console and of scripts, what the policy refused among them.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Opens a lesson as the link in the terminal does, and waits until it is live.</summary>
    public static async Task<LivePage> OpenAsync(
        LiveBrowser browser, LiveSite site, string lesson = "00-test", int width = 1100, string scheme = "light",
        Func<IPage, Task>? prepare = null)
    {
        var live = new LivePage(await browser.NewPageAsync(width, scheme: scheme));
        if (prepare is not null) await prepare(live.Page);
        live.Page.Console += (_, entry) =>
        {
            if (entry.Message.Type == ConsoleType.Error) live._errors.Add(entry.Message.Text);
        };
        live.Page.PageError += (_, error) => live._errors.Add(error.Message);
        await live.Page.GoToAsync(site.Server.EntryUrl(lesson));
        await live.ReadyAsync();
        return live;
    }

    public static string Cell(string id) => $"#cell-{id}";

    /// <summary>Waits until the lesson's process waits for a cell.</summary>
    public async Task ReadyAsync()
    {
        await Page.WaitForSelectorAsync("[data-lesson][data-connected]");
        await Page.WaitForSelectorAsync("#kernel[data-state=ready]");
    }

    public async Task RunAsync(string cell)
    {
        await Page.ClickAsync($"{Cell(cell)} button.run");
        await EndAsync(cell);
    }

    /// <summary>Waits until a cell has run, and says whether it ran to its end.</summary>
    public async Task<bool> EndAsync(string cell)
    {
        await Page.WaitForSelectorAsync($"{Cell(cell)}:is(.done, .failed):not(.running, .waiting)");
        return await Page.QuerySelectorAsync($"{Cell(cell)}.done") is not null;
    }

    public Task<string> OutputAsync(string cell) => TextAsync($"{Cell(cell)} .outputs");

    /// <summary>An expression for the code in a cell's editor.</summary>
    public static string Code(string cell) =>
        $"monaco.editor.getModels().find(model => model.uri.path === '/{cell}').getValue()";

    public Task<string> CodeAsync(string cell) => Page.EvaluateExpressionAsync<string>(Code(cell));

    public Task<string> TextAsync(string selector) =>
        Page.EvaluateFunctionAsync<string>("selector => document.querySelector(selector).innerText", selector);

    public Task<bool> IsTrueAsync(string expression) => Page.EvaluateExpressionAsync<bool>(expression);

    /// <summary>Waits until something holds on the page.</summary>
    public Task UntilAsync(string expression) => Page.WaitForExpressionAsync(expression);

    /// <summary>Puts the cursor into a cell's editor.</summary>
    public async Task EnterAsync(string cell)
    {
        await Page.EvaluateFunctionAsync(
            "selector => document.querySelector(selector).scrollIntoView({ block: 'center' })", Cell(cell));
        await Page.WaitForSelectorAsync($"{Cell(cell)}.edited .view-line");
        await Page.ClickAsync($"{Cell(cell)} .view-lines");
    }

    /// <summary>Types code in place of a cell's.</summary>
    public async Task ReplaceAsync(string cell, string code)
    {
        await EnterAsync(cell);
        await PressAsync("Control", "a");
        await Page.Keyboard.SendCharacterAsync(code);
    }

    /// <summary>Presses keys together.</summary>
    public Task PressAsync(params string[] keys) => Page.PressTogetherAsync(keys);

    /// <summary>Closes it. A page that is left open looks for its server for as long as the browser runs.</summary>
    public async ValueTask DisposeAsync() => await Page.BrowserContext.CloseAsync();
}
