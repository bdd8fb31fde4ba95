using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Myna.Server.Shared;

/// <summary>Reads options so that what an operator got wrong stops the start with one line that names the key: nothing is passed over.</summary>
public static class ConfigurationBinding
{
    /// <summary>Binds a section. A value of the wrong form, and a key that nobody reads, is a <see cref="ConfigurationException"/>.</summary>
    public static OptionsBuilder<T> BindStrictly<T>(this OptionsBuilder<T> options, string section)
        where T : class => options.Configure<IConfiguration>((value, configuration) =>
        {
            var found = configuration.GetSection(section);
            if (Unknown(found, typeof(T)).FirstOrDefault() is { } unknown)
            {
                throw new ConfigurationException($"{unknown} is not a key that this program knows: see docs/configuration.md.");
            }

            Bind(found, value);
        });

    /// <summary>The same of a section that holds other sections too: keys that it does not know are theirs.</summary>
    public static OptionsBuilder<T> BindValues<T>(this OptionsBuilder<T> options, string section)
        where T : class => options.Configure<IConfiguration>((value, configuration) => Bind(configuration.GetSection(section), value));

    private static void Bind(IConfigurationSection section, object value)
    {
        try
        {
            // Without this the binder leaves out what it cannot read of a list or a dictionary. With it, it says so.
            section.Bind(value, binder => binder.ErrorOnUnknownConfiguration = section.Path != MynaOptions.Section);
        }
        catch (InvalidOperationException e)
        {
            // The innermost one names the key; what is below it is the parser's own trouble.
            var told = e;
            while (told.InnerException is InvalidOperationException inner)
            {
                told = inner;
            }

            throw new ConfigurationException(told.Message);
        }
    }

    private static IEnumerable<string> Unknown(IConfigurationSection section, Type type)
    {
        if (IsDictionary(type) is { } element)
        {
            return section.GetChildren().SelectMany(entry => Unknown(entry, element));
        }

        // Lists and single values have no names of their own.
        return type.Namespace?.StartsWith(nameof(Myna), StringComparison.Ordinal) != true || type.IsEnum || typeof(IEnumerable).IsAssignableFrom(type)
            ? []
            : section.GetChildren().SelectMany(key =>
                type.GetProperty(key.Key, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase) is { } property ? Unknown(key, property.PropertyType) : [key.Path]);
    }

    private static Type? IsDictionary(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>) ? type.GetGenericArguments()[1] : null;
}
