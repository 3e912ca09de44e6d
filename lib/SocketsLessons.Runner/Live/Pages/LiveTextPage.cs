using SocketsLessons.Runner.Live.Lessons;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Pages;

/// <summary>Writes a text that lessons lead to, such as the glossary.</summary>
internal static class LiveTextPage
{
    public static string Write(string markdown, LiveLessons lessons)
    {
        var text = new PageText(lessons.Has);
        var html = text.ToHtml(LessonText.Parse(markdown));
        return LiveFrame.Write(
            TextPage.Title(markdown), LiveFrame.TextScript, "", text.Contents("Parts of this page"),
            $"<div class=\"text\">{html}</div>",
            "<p><a href=\"/\">All lessons</a></p>");
    }
}
