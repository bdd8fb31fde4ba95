using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Myna.SocketIO;

/// <summary>Adds namespaces and an adapter to a server.</summary>
public sealed class SocketIOBuilder
{
    internal SocketIOBuilder(IServiceCollection services, NamespaceRegistrations registrations)
    {
        Services = services;
        Registrations = registrations;
    }

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    internal NamespaceRegistrations Registrations { get; }

    /// <summary>Adds a namespace whose behaviour is a class; its constructor gets what it needs from the services.</summary>
    public SocketIOBuilder AddNamespace<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string name)
        where T : SocketIONamespace =>
        Add(name, static services => ActivatorUtilities.GetServiceOrCreateInstance<T>(services));

    /// <summary>Adds every namespace whose name matches; each gets an instance of the class when its first socket comes.</summary>
    public SocketIOBuilder AddNamespace<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(Predicate<string> matches)
        where T : SocketIONamespace
    {
        Registrations.Matching.Add((matches, static services => ActivatorUtilities.CreateInstance<T>(services)));
        return this;
    }

    /// <summary>Adds a namespace whose behaviour is configured here.</summary>
    public SocketIOBuilder AddNamespace(string name, Action<SocketIONamespace, IServiceProvider>? configure = null) =>
        Add(name, services =>
        {
            var behaviour = new SocketIONamespace();
            configure?.Invoke(behaviour, services);
            return behaviour;
        });

    /// <summary>Takes another adapter than <see cref="InMemoryAdapter"/>, for a cluster.</summary>
    public SocketIOBuilder UseAdapter(Func<IServiceProvider, Namespace, ISocketIOAdapter> create)
    {
        Registrations.CreateAdapter = create;
        return this;
    }

    private SocketIOBuilder Add(string name, Func<IServiceProvider, SocketIONamespace> create)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name[0] != '/' || name.Contains(',', StringComparison.Ordinal))
        {
            throw new ArgumentException("A namespace's name begins with a slash and has no comma.", nameof(name));
        }

        if (!Registrations.Named.TryAdd(name, create))
        {
            throw new ArgumentException($"The namespace \"{name}\" is there already.", nameof(name));
        }

        return this;
    }
}

/// <summary>Namespaces that were added before the server was built.</summary>
internal sealed class NamespaceRegistrations
{
    public Dictionary<string, Func<IServiceProvider, SocketIONamespace>> Named { get; } = new(StringComparer.Ordinal);

    public List<(Predicate<string> Matches, Func<IServiceProvider, SocketIONamespace> Create)> Matching { get; } = [];

    public Func<IServiceProvider, Namespace, ISocketIOAdapter> CreateAdapter { get; set; } = static (_, nsp) => new InMemoryAdapter(nsp);

    public Func<IServiceProvider, SocketIONamespace>? Match(string name)
    {
        foreach (var (matches, create) in Matching)
        {
            if (matches(name))
            {
                return create;
            }
        }

        return null;
    }
}
