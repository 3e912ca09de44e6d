using System.Net;
using System.Net.NetworkInformation;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests;

/// <summary>The lessons of this very checkout.</summary>
internal static class Repository
{
    public static string Root => Checkout.Root;

    public static string NotebookFolder { get; } = Path.Combine(Root, "notebooks");

    public static IReadOnlyList<Notebook> Lessons { get; } = NotebookFiles.Read([NotebookFolder]);

    public static TheoryData<string> LessonNames { get; } = [.. Lessons.Select(lesson => lesson.Name)];

    public static Notebook Lesson(string name) => Lessons.Single(lesson => lesson.Name == name);

    /// <summary>Whether this machine has an IPv6 loopback address; many containers have none.</summary>
    public static bool HasIPv6 { get; } = NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Any(address => address.Address.Equals(IPAddress.IPv6Loopback));
}
