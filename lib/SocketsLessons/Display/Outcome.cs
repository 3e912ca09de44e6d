using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>Says in a word or two how a socket call ended.</summary>
public static class Outcome
{
    /// <summary>Makes a call. Returns its result as text, or the name of the <see cref="SocketError"/> that it failed
    /// with.</summary>
    /// <param name="call">The call, such as <c>() => socket.Receive(buffer)</c>.</param>
    public static string Of<T>(Func<T> call)
    {
        try
        {
            return $"{call()}";
        }
        catch (SocketException error)
        {
            return $"{error.SocketErrorCode}";
        }
    }

    /// <summary>Makes a call that returns nothing. Returns "works", or the name of the <see cref="SocketError"/> that
    /// it failed with.</summary>
    /// <param name="call">The call, such as <c>() => socket.Connect(server)</c>.</param>
    public static string Of(Action call) => Of(() =>
    {
        call();
        return "works";
    });
}
