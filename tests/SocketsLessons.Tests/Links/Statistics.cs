namespace SocketsLessons.Tests.Links;

/// <summary>Tolerances that come from statistics, computed from the definitions.</summary>
internal static class Statistics
{
    /// <summary>The quantile of the normal distribution that leaves 0.05 % above it.</summary>
    public const double Z999 = 3.2905;

    /// <summary>The exact central 99.9 % interval of the binomial distribution.</summary>
    public static (int Low, int High) Binomial999(int n, double p)
    {
        var (low, high, sum, logPmf) = (-1, n, 0.0, n * Math.Log(1 - p));
        for (var k = 0; k <= n; k++)
        {
            sum += Math.Exp(logPmf);
            if (low < 0 && sum > 0.0005) low = k;
            if (sum >= 0.9995)
            {
                high = k;
                break;
            }

            logPmf += Math.Log((double)(n - k) / (k + 1)) + Math.Log(p / (1 - p));
        }

        return (low, high);
    }

    /// <summary>Lengths of the runs of true.</summary>
    public static List<int> Runs(IEnumerable<bool> values)
    {
        var runs = new List<int>();
        var length = 0;
        foreach (var value in values.Append(false))
        {
            if (value) length++;
            else if (length > 0)
            {
                runs.Add(length);
                length = 0;
            }
        }

        return runs;
    }
}
