using SocketsLessons.Interactive;
using SocketsLessons.Interactive.Kernels;
using SocketsLessons.Protocol;

// Started by the build.
if (args is [PlotlyScript.Option, var path])
{
    await PlotlyScript.WriteAsync(path);
    return 0;
}

// Started by the lessons command: the process in which the .NET Interactive kernel runs one notebook's cells.
return await CellServer.RunAsync(args[0], output => new KernelEngine(output));
