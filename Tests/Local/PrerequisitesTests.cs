using System.Net;
using System.Net.Sockets;
using VideoStack.Local.Aws;

namespace VideoStack.Local.Tests;

/// <summary>What is missing is told in one line, with the remedy.</summary>
public sealed class PrerequisitesTests
{
    [TestCase("ffmpeg")]
    [TestCase("ffprobe")]
    [TestCase("node")]
    [TestCase("npm")]
    public void A_missing_program_is_named_with_the_way_to_get_it(string missing)
    {
        var error = Assert.Throws<LocalException>(() => Prerequisites.CheckPrograms(program => program == missing ? null : $"/usr/bin/{program}"))!;

        Assert.That(error.Message, Does.StartWith(missing).And.Contain("install").And.Not.Contain("\n"));
    }

    [Test]
    public void A_taken_port_is_named_with_another_one()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var error = Assert.Throws<LocalException>(() => Prerequisites.CheckPort(port))!;

        Assert.That(error.Message, Does.Contain($"{port}").And.Contain("--port").And.Not.Contain("\n"));
    }

    [Test]
    [NonParallelizable]
    public void A_missing_emulator_is_told_with_the_way_to_get_it()
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", "/nowhere");
        try
        {
            var error = Assert.Throws<LocalException>(() => Emulator.Find("/nowhere"))!;

            Assert.That(error.Message, Does.Contain("moto_server").And.Contain("pip install").And.Not.Contain("\n"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    [Test]
    public void What_the_program_throws_is_told_once_and_without_a_stack_trace()
    {
        var mistake = new LocalException("Setting aws:region is missing.");

        Assert.That(Mistakes.Explain(new AggregateException(new InvalidOperationException("wrapped", mistake), mistake)), Is.EqualTo(mistake.Message));
        Assert.That(Mistakes.Explain(new InvalidOperationException("a defect")), Is.Null);
    }
}
