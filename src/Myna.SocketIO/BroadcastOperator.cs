using System.Text.Json.Serialization.Metadata;
using Myna.SocketIO.Protocol;

namespace Myna.SocketIO;

/// <summary>
/// An operation on several sockets, built step by step: <c>io.To("news").Except("muted").Emit(…)</c>. Immutable; each step gives a new one.
/// </summary>
public sealed class BroadcastOperator
{
    /// <summary>How long acknowledgements may take when <see cref="Timeout"/> does not say.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private readonly Namespace _nsp;
    private readonly BroadcastTarget _target;
    private readonly bool _local;
    private readonly TimeSpan _timeout = DefaultTimeout;

    internal BroadcastOperator(Namespace nsp)
        : this(nsp, BroadcastTarget.Everyone, false, DefaultTimeout)
    {
    }

    private BroadcastOperator(Namespace nsp, BroadcastTarget target, bool local, TimeSpan timeout)
    {
        _nsp = nsp;
        _target = target;
        _local = local;
        _timeout = timeout;
    }

    /// <summary>Only sockets of this server.</summary>
    public BroadcastOperator Local => new(_nsp, _target, true, _timeout);

    /// <summary>Drops the packet for those for whom it would have to wait.</summary>
    public BroadcastOperator Volatile => With(_target with { Volatile = true });

    /// <summary>Also the sockets of these rooms. A socket that is in several gets an event once.</summary>
    public BroadcastOperator To(params ReadOnlySpan<string> rooms) => With(_target with { Rooms = [.. _target.Rooms, .. rooms] });

    /// <summary>The same as <see cref="To"/>; reads better where nothing is sent.</summary>
    public BroadcastOperator In(params ReadOnlySpan<string> rooms) => To(rooms);

    /// <summary>Not the sockets of these rooms.</summary>
    public BroadcastOperator Except(params ReadOnlySpan<string> rooms) => With(_target with { Except = [.. _target.Except, .. rooms] });

    /// <summary>Sends with or without compression.</summary>
    public BroadcastOperator Compress(bool compress) => With(_target with { Compress = compress });

    /// <summary>Gives acknowledgements this much time.</summary>
    public BroadcastOperator Timeout(TimeSpan timeout) => new(_nsp, _target, _local, timeout);

    /// <summary>Sends an event without a payload.</summary>
    public void Emit(string eventName) => Emit(eventName, EventArguments.None);

    /// <summary>Sends an event with one payload; it is serialised once, whatever the number of sockets.</summary>
    public void Emit<T>(string eventName, T payload, JsonTypeInfo<T> type)
    {
        EventNames.ThrowIfReserved(eventName);
        if (_nsp.MayReach(_target, _local))
        {
            Emit(eventName, EventArguments.Of(payload, type));
        }
    }

    /// <summary>Sends an event with any arguments.</summary>
    public void Emit(string eventName, EventArguments arguments)
    {
        EventNames.ThrowIfReserved(eventName);
        var packet = new BroadcastPacket(eventName, arguments);
        if (_local)
        {
            _nsp.Local.Broadcast(packet, _target);
        }
        else
        {
            _nsp.Adapter.Broadcast(packet, _target);
        }
    }

    /// <summary>Sends an event and gathers what the clients answer within the time-out.</summary>
    public Task<BroadcastAcks> EmitWithAckAsync(string eventName, EventArguments arguments, CancellationToken cancellationToken = default)
    {
        EventNames.ThrowIfReserved(eventName);
        var packet = new BroadcastPacket(eventName, arguments);
        return _local
            ? _nsp.Local.BroadcastWithAckAsync(packet, _target, _timeout, cancellationToken)
            : _nsp.Adapter.BroadcastWithAckAsync(packet, _target, _timeout, cancellationToken);
    }

    /// <summary>The sockets, on whichever server they are.</summary>
    public Task<IReadOnlyList<RemoteSocket>> FetchSocketsAsync(CancellationToken cancellationToken = default) =>
        _local ? Task.FromResult(_nsp.Local.Describe(_target)) : _nsp.Adapter.FetchSocketsAsync(_target, cancellationToken);

    /// <summary>Makes the sockets join rooms.</summary>
    public async Task SocketsJoinAsync(IReadOnlyList<string> rooms, CancellationToken cancellationToken = default)
    {
        if (_local)
        {
            _nsp.Local.Join(_target, rooms);
        }
        else
        {
            await _nsp.Adapter.JoinAsync(_target, rooms, cancellationToken);
        }
    }

    /// <summary>Makes the sockets leave rooms.</summary>
    public async Task SocketsLeaveAsync(IReadOnlyList<string> rooms, CancellationToken cancellationToken = default)
    {
        if (_local)
        {
            _nsp.Local.Leave(_target, rooms);
        }
        else
        {
            await _nsp.Adapter.LeaveAsync(_target, rooms, cancellationToken);
        }
    }

    /// <summary>Disconnects the sockets from the namespace, or closes their connections.</summary>
    public async Task DisconnectSocketsAsync(bool closeConnection = false, CancellationToken cancellationToken = default)
    {
        if (_local)
        {
            _nsp.Local.Disconnect(_target, closeConnection);
        }
        else
        {
            await _nsp.Adapter.DisconnectAsync(_target, closeConnection, cancellationToken);
        }
    }

    private BroadcastOperator With(BroadcastTarget target) => new(_nsp, target, _local, _timeout);
}
