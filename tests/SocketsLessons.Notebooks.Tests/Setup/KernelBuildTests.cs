using SocketsLessons.Runner.Running;
using SocketsLessons.Runner.Setup;

namespace SocketsLessons.Notebooks.Tests.Setup;

public sealed class KernelBuildTests
{
    // As the .NET SDK 10.0.401 writes them.
    [Theory]
    [InlineData(
        "/x/y.csproj : error NU1101: Unable to find package Plotly.NET.Interactive. No packages exist with this id in source(s): nuget.org",
        "the package Plotly.NET.Interactive is on none")]
    [InlineData(
        "/x/y.csproj : error NU1102: Unable to find package Microsoft.DotNet.Interactive with version (>= 1.0.0-beta.26120.1)\n/x/y.csproj : error NU1102:   - Found 2 version(s) in nuget.org",
        "the package Microsoft.DotNet.Interactive is on none")]
    [InlineData(
        "/x/y.csproj : error NU1301: Unable to load the service index for source https://packages.example/v3/index.json.",
        "the package source https://packages.example/v3/index.json cannot be reached.")]
    [InlineData("Adapter.cs(1,1): error CS1002: ; expected", "Adapter.cs(1,1): error CS1002: ; expected.")]
    [InlineData("`dotnet` is not installed.", "`dotnet` is not installed.")]
    public void Names_what_kept_it_from_being_built(string output, string reason) =>
        Assert.StartsWith(reason, KernelBuild.Reason(output), StringComparison.Ordinal);

    [Fact]
    public void Places_the_very_plotly_js_that_the_charts_load_from_the_internet()
    {
        var script = File.ReadAllText(Path.Combine(Checkout.Library, "Charts", "figure.js"));

        Assert.Contains($"plotly.js-dist-min@{PlotlyScript.Version}/", script, StringComparison.Ordinal);
        Assert.Contains($"'{PlotlyScript.Integrity}'", script, StringComparison.Ordinal);
        Assert.Contains("'../lib/SocketsLessons/bin/plotly.min.js'", script, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(Repository.Root, "lib", "SocketsLessons", "bin", "plotly.min.js"), Checkout.PlotlyScript);
    }
}
