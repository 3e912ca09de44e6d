using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace SocketsLessons.Runner.Site;

/// <summary>The style and the script that every page carries in itself.</summary>
internal static class PageResource
{
    public static string Style { get; } = Read("page.css");

    public static string Script { get; } = Read("page.js");

    /// <summary>What a content security policy knows the script by.</summary>
    public static string ScriptHash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}";

    // Browsers hash what is between the tags with the line ends that they read, which are \n.
    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
