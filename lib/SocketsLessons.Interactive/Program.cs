using SocketsLessons.Interactive.Kernels;
using SocketsLessons.Runner.Running;

// Started by `lessons run`: the process in which the .NET Interactive kernel runs one notebook's cells.
return await CellServer.RunAsync(args[0], output => new KernelEngine(output).RunAsync);
