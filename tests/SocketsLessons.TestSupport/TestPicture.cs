namespace SocketsLessons.TestSupport;

/// <summary>A picture of one pixel, in base 64.</summary>
internal static class TestPicture
{
    // Signature, IHDR, IDAT and IEND (ISO/IEC 15948).
    public const string Png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
}
