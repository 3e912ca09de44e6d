using System.CommandLine;
using SocketsLessons.Authoring.Commands;
using SocketsLessons.Runner;

return await CommandLine.RunAsync(
    new RootCommand(
        "Commands for authors of lessons: check them, begin one, record what they measure, take their pictures.")
    {
        CheckCommand.Create(), NewCommand.Create(), RecordCommand.Create(), PicturesCommand.Create(),
    },
    args);
