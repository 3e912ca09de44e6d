using SocketsLessons.Runner.Site;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>What search.js finds, and shows around a hit.</summary>
public sealed class SearchIndexTests
{
    [Fact]
    public void Paragraphs_items_and_cells_of_a_table_do_not_run_together()
    {
        var index = new SearchIndex();
        index.Add(
            "page.md",
            "# Page\n\n![A port leads to each socket](ports.svg)\n\n**In this lesson** you begin.\n\n- one\n- two\n\n"
                + "| a | b |\n| - | - |\n| `c()` | Is it d? |\n\nThe end.\n");

        Assert.Contains(
            "\"A port leads to each socket · In this lesson you begin. one · two · a · b · c() · Is it d? The end.\"",
            index.ToScript(), StringComparison.Ordinal);
    }
}
