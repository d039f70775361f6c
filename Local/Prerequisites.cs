using System.Net;
using System.Net.Sockets;

namespace VideoStack.Local;

/// <summary>What must be there before anything is started: looked at first, so that a mistake costs seconds.</summary>
internal static class Prerequisites
{
    private static readonly (string Program, string Package)[] Programs = [("ffmpeg", "ffmpeg"), ("ffprobe", "ffmpeg"), ("node", "nodejs"), ("npm", "npm")];

    /// <exception cref="LocalException">Something is missing: which, and how to get it.</exception>
    public static void CheckPrograms(Func<string, string?> find)
    {
        foreach (var (program, package) in Programs)
        {
            if (find(program) is null)
            {
                throw new LocalException(
                    $"{program} is not on the PATH. Start with ./dev run, which installs it, or install it: 'apt-get install {package}' or 'brew install {(package == "ffmpeg" ? package : "node")}'.");
            }
        }
    }

    /// <exception cref="LocalException">Somebody listens there.</exception>
    public static void CheckPort(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            throw PortTaken(port, error);
        }
    }

    public static LocalException PortTaken(int port, Exception cause) => new(
        $"Port {port} is taken, or this user may not listen on it. Stop what uses it, or choose another: ./dev run --port {(port == 18080 ? 18081 : 18080)}",
        cause);
}
