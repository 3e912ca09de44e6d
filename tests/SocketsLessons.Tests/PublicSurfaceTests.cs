using System.Reflection;

namespace SocketsLessons.Tests;

/// <summary>
/// What a lesson sees of the library. (That every public member has a summary is checked by the build: CS1591.)
/// </summary>
public sealed class PublicSurfaceTests
{
    private static Type[] PublicTypes => typeof(Lesson).Assembly.GetExportedTypes();

    [Fact]
    public void Public_types_are_in_the_namespaces_that_lessons_open() => Assert.Empty(PublicTypes
        .Where(type => type.Namespace is not ("SocketsLessons" or "SocketsLessons.Checks"))
            .Select(type => type.FullName));

    [Fact]
    public void Every_renderable_type_has_a_public_ToHtml()
    {
        var shown = typeof(Lesson).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IRenderable))).ToArray();

        Assert.NotEmpty(shown);
        Assert.All(shown, type => Assert.Equal(
            typeof(string), type.GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, [])?.ReturnType));
    }
}
