namespace SocketsLessons.Tests.Measuring;

public sealed class ClaimTests
{
    [Theory]
    [InlineData("not tried")]
    [InlineData("holds", true)]
    [InlineData("holds", true, true)]
    [InlineData("does not hold", false, false)]
    [InlineData("depends", true, false)]
    public void The_finding_follows_from_the_cases(string finding, params bool[] cases)
    {
        var claim = new Claim("It is so.");
        foreach (var held in cases) claim.Case("here", held, "seen");

        Assert.Equal(finding, claim.Finding);
        Assert.Contains($"On this machine: {finding}.", claim.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_is_shown_and_encoded()
    {
        var html = new Claim("a < b").Case("<i>", false, "5&6").ToHtml();

        Assert.Contains("a &lt; b", html, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;", html, StringComparison.Ordinal);
        Assert.Contains("5&amp;6", html, StringComparison.Ordinal);
    }
}
