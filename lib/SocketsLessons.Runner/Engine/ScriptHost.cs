using SocketsLessons.Protocol;

namespace SocketsLessons.Runner.Engine;

/// <summary>The process in which the script engine runs one notebook's cells.</summary>
internal static class ScriptHost
{
    public static Task<int> RunAsync(string pipe) => CellServer.RunAsync(pipe, output =>
    {
        KernelHelpers.Output = output;
        return new ScriptEngine(Environment.CurrentDirectory, output);
    });
}
