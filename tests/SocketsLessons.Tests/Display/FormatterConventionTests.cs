using System.Reflection;

namespace SocketsLessons.Tests.Display;

/// <summary>
/// The names that the .NET Interactive kernel looks for by reflection
/// (https://github.com/dotnet/interactive/blob/main/docs/formatting.md).
/// </summary>
public sealed class FormatterConventionTests
{
    public static TheoryData<Type> ShownTypes { get; } =
        [.. typeof(Table).Assembly.GetTypes()
            .Where(type => type.IsClass && !type.IsAbstract && typeof(IRenderable).IsAssignableFrom(type))];

    [Theory, MemberData(nameof(ShownTypes))]
    public void Every_renderable_type_has_formatters_for_its_mime_types(Type type)
    {
        var attribute = type.GetCustomAttributes(inherit: true)
            .Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance(Property<Type>(attribute, "FormatterSourceType"))!;
        var formatters = (IEnumerable<object>)source.GetType()
            .GetMethod("CreateTypeFormatters", BindingFlags.Public | BindingFlags.Instance)!.Invoke(source, null)!;

        var forms = formatters.Select(formatter => Property<string>(formatter, "MimeType")).ToArray();
        Assert.Equal(Property<string[]>(attribute, "PreferredMimeTypes").Order(), forms.Order());
        Assert.Contains("text/plain", forms);
        Assert.Contains("text/html", forms);
        Assert.Equal(type == typeof(Figure), forms.Contains("application/vnd.plotly.v1+json"));
        Assert.All(
            formatters, formatter =>
                Assert.Equal(
                    typeof(bool),
                    formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])?.ReturnType));
    }

    [Fact]
    public void A_table_is_written_by_its_formatters()
    {
        using var writer = new StringWriter();
        var html = (MimeFormatter)new RenderableFormatterSource().CreateTypeFormatters().First();

        Assert.True(html.Format(new Table("C", ["a"], [["<1>"]]), writer));
        Assert.False(html.Format("not a shown value", writer));
        Assert.Contains("<td>&lt;1&gt;</td>", writer.ToString(), StringComparison.Ordinal);
    }

    private static T Property<T>(object target, string name) =>
        (T)target.GetType().GetProperty(name)!.GetValue(target)!;
}
