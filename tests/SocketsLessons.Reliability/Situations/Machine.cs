using System.Globalization;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Machines as learners have them.</summary>
internal static class Machine
{
    private const string Group = "Machine";
    private const string Loopback = "ip link set lo up";
    private const string NoIPv6 = "echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6";

    private static readonly string StrangeFolder = Path.Combine(Path.GetTempPath(), "reliability Ünïcode 套接字 'n #1");

    public static IReadOnlyList<Situation> All { get; } =
    [
        Works(
            "no IPv6", "Every lesson runs where no interface has an IPv6 address.",
            Setting.InNamespaces("--net", $"{Loopback} && {NoIPv6}")),
        Works(
            "unprivileged user", "Every lesson runs as a user without rights, whose home is an empty folder.",
            Unprivileged()),
        Works(
            "64 open files",
            "Every lesson runs where the shell's limit is 64 open files, which .NET raises to the system's.",
            new Setting("sh", "-c", "ulimit -S -n 64 && exec \"$@\"", "sh")),
        Works(
            "512 open files at most", "Every lesson runs where no program may have more than 512 open files.",
            new Setting("prlimit", "--nofile=512:512")),
        Refuses("64 open files at most", "Where no program may have more than 64 open files, one sentence says so.",
            new Setting("prlimit", "--nofile=64:64"), "open files"),
        Works("one core", "Every lesson runs on one processor.", new Setting("taskset", "--cpu-list", "0")),
        new(Group, "all cores busy",
            "Every lesson runs while two endless loops a processor run beside it.", async work =>
        {
            using var busy = new BusyCores();
            await work.EachLessonAsync(lesson => LessonCommand.TryAsync(lesson, new Setting()));
        }),
        Works(
            "slow disk",
            "Every lesson runs where opening a file, and reading, writing and listing it, takes 2 ms more.",
            SlowDisk()),
        Works(
            "read-only checkout",
            "Every lesson runs from a checkout that cannot be written to, with its output elsewhere.", ReadOnly()),
        Refuses(
            "read-only output", "Where the folder for the output cannot be written to, one sentence says so.",
            ReadOnly(), "--out"),
        Works(
            "a path with spaces and letters of many scripts", "Every lesson runs from a checkout at such a path.",
            StrangePath(), StrangeFolder),
        Works(
            "no network but loopback", "Every lesson runs where loopback is the only interface.",
            Setting.InNamespaces("--net", Loopback)),
        Refuses(
            "not even loopback",
            "Where the loopback interface is down, every lesson ends with a sentence, and no stack.",
            Setting.InNamespaces("--net", "true"), "loopback"),
        Works("a machine name that does not resolve", "Every lesson runs on a machine whose name no resolver knows.",
            Setting.InNamespaces("--net --uts", $"{Loopback} && hostname no-such-machine")),
        .. Cultures(),
        Works(
            "time zones", "Every lesson runs fourteen hours east of Greenwich.",
            new Setting { Environment = { ["TZ"] = "Pacific/Kiritimati" } }),
        Works("narrow ephemeral range", "Every lesson runs where the system has 128 ports to give.",
            Setting.InNamespaces("--net", $"{Loopback} && echo 50000 50127 > /proc/sys/net/ipv4/ip_local_port_range")),
        Works(
            "ports 80, 8080 and 9999 taken",
            "Every lesson runs where other programs have these ports, in TCP and UDP.", PortsTaken()),
        Works("locked-down namespaces", "Every lesson runs where no program may make a namespace.",
            Setting.InNamespaces("", "echo 0 > /proc/sys/user/max_user_namespaces")),
        new(Group, "clock steps",
            "Every lesson runs while the clock of the day jumps by an hour, forth and back, every half second.",
            ClockSteps.RunAsync)
            { UnavailableReason = ClockSteps.UnavailableReason },
        Works(
            "everything at once",
            "Every lesson runs with no IPv6, 512 open files, 1024 ports, ports taken, no name, no namespaces, one "
                + "core, and in Arabic.",
            Everything(), quick: true),
    ];

    private static Situation Works(
        string name, string what, Setting setting, Func<Notebook, Notebook>? place = null, bool quick = false) =>
        new(Group, name, what, work =>
            work.EachLessonAsync(lesson => LessonCommand.TryAsync(place?.Invoke(lesson) ?? lesson, setting)))
        {
            UnavailableReason = setting.UnavailableReason,
            InQuick = quick,
        };

    private static Situation Works(string name, string what, Setting setting, string folder)
    {
        var works = Works(
            name, what, setting, lesson =>
                Notebook.Parse(Path.Combine(folder, "notebooks", Path.GetFileName(lesson.Path)), lesson.ToText()));
        return works with
        {
            Run = async work =>
            {
                await works.Run(work);
                Directory.Delete(folder); // Empty: what was mounted on it has gone with its namespace.
            },
        };
    }

    /// <summary>The command must end with status 1 or 2 and one line for the lesson, which speaks of what is
    /// wrong.</summary>
    private static Situation Refuses(string name, string what, Setting setting, string word) =>
        new(Group, name, what, work => work.EachLessonAsync(async lesson =>
    {
        using var output = new LessonCommand.Output();
        string[] folder = word == "--out" ? [] : ["--out", output.Folder];
        var ended = await setting.RunAsync(
            [.. LessonCommand.Start, "run", lesson.Path, "--engine", CellEngine.ScriptName, .. folder]);
        return ended.Status is not (1 or 2) ? $"status {ended.Status}."
            : ended.HasStackTrace ? $"a stack trace: {ended.Lines[0]}"
            : ended.Lines[0].Contains(word, StringComparison.Ordinal) ? null : $"no word of '{word}': {ended.Lines[0]}";
    }))
        {
            UnavailableReason = setting.UnavailableReason,
        };

    private static IEnumerable<Situation> Cultures()
    {
        foreach (var culture in (string[])["de-DE", "tr-TR", "ar-SA"])
        {
            var language = culture.Replace('-', '_') + ".UTF-8";
            var setting = new Setting { Environment = { ["LANG"] = language, ["LC_ALL"] = language } };
            yield return new Situation(Group, $"culture {culture}",
                "Every lesson runs, and shows numbers in the form that it shows them in without a culture; its SVG "
                    + "and JSON are valid.",
                work => work.EachLessonAsync(async lesson =>
                {
                    Notebook? plain = null;
                    return await LessonCommand.TryAsync(
                        lesson, new Setting { Environment = { ["LC_ALL"] = "C.UTF-8" } }, executed =>
                            (plain = executed) is null ? "" : null)
                        ?? await LessonCommand.TryAsync(lesson, setting, executed => Numbers.Foreign(executed, plain!));
                }))
            {
                UnavailableReason = () => CultureInfo.GetCultureInfo(culture).NumberFormat.NumberDecimalSeparator == "."
                    ? "This .NET has no cultures (no ICU)." : null,
            };
        }
    }

    private static Setting Unprivileged() => Environment.IsPrivilegedProcess
        ? new Setting(
            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sh", "-c",
            "HOME=$(mktemp -d) && export HOME && \"$@\"; s=$?; rm -r \"$HOME\"; exit $s", "sh")
        : new Setting();

    private static Setting SlowDisk()
    {
        const string Calls = "openat,pread64,pwrite64,fsync,getdents64,newfstatat";
        return new Setting(
            "strace", "--follow-forks", "--seccomp-bpf", "-qqq", "--output=/dev/null", $"--trace={Calls}",
            $"--inject={Calls}:delay_enter=2000")
        {
            Deadline = Programs.Deadline * 3,
        };
    }

    private static Setting ReadOnly() => Setting.InNamespaces("--mount",
        $"mount --bind '{Checkout.Root}' '{Checkout.Root}' && mount -o remount,bind,ro '{Checkout.Root}' && cd "
            + $"'{Checkout.Root}'");

    private static Setting StrangePath()
    {
        var quoted = StrangeFolder.Replace("'", "'\\''", StringComparison.Ordinal);
        return Setting.InNamespaces(
            "--mount", $"mkdir -p '{quoted}' && mount --bind '{Checkout.Root}' '{quoted}' && cd '{quoted}'");
    }

    private static Setting PortsTaken()
    {
        var own = Setting.InNamespaces("--net", Loopback);
        return own with { Before = [.. own.Before, .. Holder()] };
    }

    private static Setting Everything()
    {
        var own = Setting.InNamespaces("--net --uts",
            $"{Loopback} && {NoIPv6} && hostname no-such-machine && echo 50000 51023 > "
                + "/proc/sys/net/ipv4/ip_local_port_range && echo 0 > /proc/sys/user/max_user_namespaces");
        return own with
        {
            Before = ["prlimit", "--nofile=512:512", "taskset", "--cpu-list", "0", .. own.Before, .. Holder()],
            Environment = new() { ["LC_ALL"] = "ar_SA.UTF-8", ["LANG"] = "ar_SA.UTF-8", ["TZ"] = "Pacific/Kiritimati" },
        };
    }

    private static string[] Holder() =>
        ["dotnet", typeof(Machine).Assembly.Location, PortHolder.Command, "80", "8080", "9999", "--"];
}
