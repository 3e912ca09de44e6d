using SocketsLessons.TestSupport;

namespace SocketsLessons.Tests.Charts;

/// <summary>
/// Asks plotly.js itself, in each release that draws our charts somewhere, whether figures are valid.
/// </summary>
internal static class PlotlyValidator
{
    /// <summary>The findings, one a line; skips the test where there is no browser or no plotly.js.</summary>
    public static async Task<string[]> FindingsAsync(
        TestBrowser browser, IEnumerable<(string Name, string Json)> figures)
    {
        var named = figures.Select(figure => (string[])[figure.Name, figure.Json]).ToArray();
        List<string> findings = [];
        foreach (var script in NodeModules.PlotlyReleases.Select(NodeModules.Plotly))
        {
            await using var page = await browser.NewPageAsync();
            await page.AddScriptTagAsync(new PuppeteerSharp.AddTagOptions { Path = script });
            findings.AddRange(await page.EvaluateFunctionAsync<string[]>(
                """
                figures => {
                  // Each call of validate would build the whole schema anew.
                  const schema = Plotly.PlotSchema.get();
                  Plotly.PlotSchema.get = () => schema;
                  return figures.flatMap(([name, json]) => {
                    const figure = JSON.parse(json);
                    return (Plotly.validate(figure.data, figure.layout) ?? [])
                      .map(finding => `${name}: plotly ${Plotly.version}: ${finding.msg}`);
                  });
                }
                """, [named]));
        }

        return [.. findings];
    }
}
