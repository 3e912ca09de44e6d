namespace SocketsLessons.Tests.Measuring;

public sealed class ClaimTests
{
    [Theory]
    [InlineData("not tried")]
    [InlineData("yes", true)]
    [InlineData("yes", true, true)]
    [InlineData("no", false, false)]
    [InlineData("it depends", true, false)]
    [InlineData("it depends", false, true)]
    public void The_answer_follows_from_the_cases(string answer, params bool[] cases)
    {
        var claim = new Claim("Is it true that it rains?");
        foreach (var isTrue in cases) claim.Case("here", isTrue, "seen");

        Assert.Equal(answer, claim.Answer);
        Assert.StartsWith(
            $"Is it true that it rains? On this machine: {answer}.\n", claim.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_situation_has_its_own_answer_and_evidence()
    {
        var claim = new Claim("Is it true?").Case("here", true, "3 of 3").Case("there", false, "0 of 3");

        Assert.Equal(
            """
            Is it true? On this machine: it depends.
            situation  true?  evidence
            ---------  -----  --------
            here       yes    3 of 3
            there      no     0 of 3
            """.ReplaceLineEndings("\n"), claim.ToString());
    }

    [Fact]
    public void Question_and_evidence_are_encoded()
    {
        var html = new Claim("a < b").Case("<i>", false, "5&6").ToHtml();

        Assert.Contains("a &lt; b", html, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;", html, StringComparison.Ordinal);
        Assert.Contains("5&amp;6", html, StringComparison.Ordinal);
    }
}
