namespace SocketsLessons.Runner.Site;

/// <summary>The field at the top of every page that searches all lessons (search.js).</summary>
internal static class SearchField
{
    public const string Id = "search";

    public const string Html =
        $"""
        <div class="search" role="search">
        <input type="search" id="{Id}" aria-label="Search the lessons" placeholder="Search"
          aria-keyshortcuts="Control+K Meta+K" autocomplete="off" autocapitalize="none" spellcheck="false"
        ><kbd aria-hidden="true">Ctrl K</kbd>
        <div class="found" hidden><p></p><ol aria-label="Results"></ol></div>
        </div>
        """;
}
