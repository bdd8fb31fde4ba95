using System.Globalization;
using Myna.Server.Content.Contracts;

namespace Myna.Server.Content.Import;

/// <summary>The mapping 'Settings' of a course's file.</summary>
internal static class CourseSettings
{
    // Sound is asked for by Settings: Audio: Enabled: True. Upstream's Basque course writes a list in its place, which turns nothing on.
    public static (bool HasAudio, CoursePolicies? Policies) Read(YamlNode? settings, ProblemLog log)
    {
        if (settings is not YamlMap)
        {
            if (settings is not null)
            {
                log.Warn(settings.At, "'Settings' should be a mapping and was passed over");
            }

            return (false, null);
        }

        var fields = YamlFields.Of(settings, "'Settings'", log)!;
        _ = fields.Node("Hunspell");
        var enabled = fields.Fields("Audio", "'Audio'")?.Text("Enabled")?.Value;
        var policies = ReadPolicies(fields.Fields("Policies", "'Policies'"), log);
        fields.WarnOfUnknown();
        return (enabled is "True" or "true" or "yes" or "Yes" or "on", policies);
    }

    // Ours alone: upstream has no such settings.
    private static CoursePolicies? ReadPolicies(YamlFields? fields, ProblemLog log)
    {
        if (fields is null)
        {
            return null;
        }

        var policies = CoursePolicies.Default;
        if (fields.Text("Pass mark") is { } mark)
        {
            var isNumber = double.TryParse(mark.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score);
            policies = policies with { PassMark = score };
            if (!isNumber || score > 1)
            {
                log.Error(mark.At, "'Pass mark' should be a number from 0 to 1");
            }
        }

        if (fields.Text("Unlock") is { } unlock)
        {
            policies = policies with { Unlock = unlock.Value == "inOrder" ? UnlockPolicy.InOrder : UnlockPolicy.Open };
            if (unlock.Value is not ("open" or "inOrder"))
            {
                log.Error(unlock.At, "'Unlock' should be open or inOrder");
            }
        }

        fields.WarnOfUnknown();
        return CoursePolicies.Kept(policies);
    }
}
