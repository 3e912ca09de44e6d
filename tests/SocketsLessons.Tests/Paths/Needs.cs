namespace SocketsLessons.Tests.Paths;

/// <summary>What a test needs of this machine; without it the test is skipped, and says why.</summary>
internal static class Needs
{
    public static void Lab() => Assert.SkipUnless(PathLab.UnavailableReason is null, PathLab.UnavailableReason ?? "");
}
