using Myna.Server.Accounts.Identity.Tokens;
using Myna.Server.Accounts.SignIn.Sessions;

namespace Myna.Server.Tests.Accounts.Sessions;

/// <summary>
/// One session, several tabs that share its newest token, a network that loses answers, and a thief: in any order. The rule is the
/// server's own; the store is a variable, as one document with one writer at a time is.
/// </summary>
public sealed class RefreshModelTests
{
    private const int Interleavings = 100_000;
    private const int Steps = 40;

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AccessLifetime = TimeSpan.FromMinutes(15);
    private static readonly SessionTerms Terms = new(TimeSpan.FromDays(60), TimeSpan.FromDays(365));
    private static readonly RefreshTokens Tokens = new(new MasterKey(new byte[32]));

    [Fact]
    public void NoHonestClientIsEverLoggedOut()
    {
        var (repeats, rotations) = (0, 0);
        for (var seed = 0; seed < Interleavings; seed++)
        {
            var world = new World(seed);
            for (var step = 0; step < Steps; step++)
            {
                world.HonestStep();
            }

            world.IsAlive.ShouldBeTrue($"seed {seed}");
            repeats += world.Repeats;
            rotations += world.Rotations;
        }

        // The model meets what it is about.
        repeats.ShouldBeGreaterThan(Interleavings);
        rotations.ShouldBeGreaterThan(Interleavings);
    }

    [Fact]
    public void EveryReplayOfAnOlderTokenEndsTheSessionAtOnce()
    {
        var replays = 0;
        for (var seed = 0; seed < Interleavings; seed++)
        {
            var world = new World(seed);
            var steps = 1 + (seed % Steps);
            for (var step = 0; step < steps; step++)
            {
                world.HonestStep();
            }

            if (world.Older() is not { } stolen)
            {
                continue;
            }

            replays++;
            world.Present(stolen).ShouldBe(RefreshVerdict.Reused, $"seed {seed}");
            world.IsAlive.ShouldBeFalse();
            foreach (var token in world.EverGiven)
            {
                world.Present(token).ShouldBe(RefreshVerdict.Unknown, $"seed {seed}");
            }
        }

        replays.ShouldBeGreaterThan(Interleavings / 2);
    }

    [Fact]
    public void AfterALogoutNoTokenLives()
    {
        for (var seed = 0; seed < Interleavings / 10; seed++)
        {
            var world = new World(seed);
            for (var step = 0; step < 1 + (seed % Steps); step++)
            {
                world.HonestStep();
            }

            world.LogOut();
            world.EverGiven.ShouldAllBe(token => world.Present(token) == RefreshVerdict.Unknown);
        }
    }

    [Fact]
    public void AGuessNeverDoesAnything()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var world = new World(seed);
            for (var step = 0; step < Steps; step++)
            {
                world.HonestStep();
                world.Present(world.Guess()).ShouldBe(RefreshVerdict.Unknown);
                world.IsAlive.ShouldBeTrue();
            }
        }
    }

    private sealed class World
    {
        private readonly Random _random;
        private readonly string _salt;
        private readonly string[] _inFlight = new string[3];
        private readonly DateTimeOffset[] _sent = new DateTimeOffset[3];
        private readonly HashSet<string> _given = [];
        private AuthSession? _session;
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        private DateTimeOffset _obtained;
        private string _shared;

        public World(int seed)
        {
            _random = new Random(seed);
            var id = new byte[16];
            var salt = new byte[32];
            _random.NextBytes(id);
            _random.NextBytes(salt);
            _salt = System.Buffers.Text.Base64Url.EncodeToString(salt);
            var name = Convert.ToHexStringLower(id);
            _shared = Tokens.Make(name, 0, _salt);
            _obtained = _now;
            _given.Add(_shared);
            _session = new AuthSession
            {
                Id = name,
                UserId = "u",
                Generation = 0,
                Salt = _salt,
                TokenHash = RefreshTokens.HashOf(_shared),
                RotatedAt = _now,
                Method = "password",
                CreatedAt = _now,
                ExpiresAt = Terms.ExpiryAt(_now, _now),
            };
        }

        public bool IsAlive => _session is not null;

        public int Repeats { get; private set; }

        public int Rotations { get; private set; }

        public IReadOnlyCollection<string> EverGiven => _given;

        /// <summary>
        /// What honest clients do: refresh when the access token has run out, several tabs at once perhaps, each with the token that it read
        /// before; try again within seconds when no answer came; keep whatever newest answer arrives.
        /// </summary>
        public void HonestStep()
        {
            var tab = _random.Next(_inFlight.Length);
            if (_inFlight[tab] is { } request)
            {
                if (_now - _sent[tab] > Grace - TimeSpan.FromSeconds(10))
                {
                    // No client waits so long for a response: the tab starts over from the shared state.
                    _inFlight[tab] = null!;
                    return;
                }

                // The request arrives; its answer perhaps.
                var verdict = Present(request);
                if (verdict is not (RefreshVerdict.Rotate or RefreshVerdict.Repeat))
                {
                    throw new InvalidOperationException($"An honest request was answered {verdict}.");
                }

                if (_random.Next(4) > 0)
                {
                    _inFlight[tab] = null!;
                    Keep(Newest());
                }

                _now += TimeSpan.FromMilliseconds(_random.Next(1, 4_000));
                return;
            }

            if (_now - _obtained >= AccessLifetime)
            {
                (_inFlight[tab], _sent[tab]) = (_shared, _now);
                _now += TimeSpan.FromMilliseconds(_random.Next(0, 2_000));
            }
            else if (_inFlight.All(other => other is null))
            {
                // The app is used for a while, or left alone for days.
                _now += _random.Next(10) == 0 ? TimeSpan.FromDays(_random.Next(1, 30)) : AccessLifetime;
            }
            else
            {
                _now += TimeSpan.FromMilliseconds(_random.Next(1, 3_000));
            }
        }

        public RefreshVerdict Present(string token)
        {
            var presented = RefreshTokens.TryRead(token)!;
            if (_session is not { } session || presented.SessionId != session.Id)
            {
                return RefreshVerdict.Unknown;
            }

            var verdict = RefreshRotation.Judge(session, presented.Generation, presented.Hash, Tokens.IsOurs(presented, session.Salt), _now, Grace);
            switch (verdict)
            {
                case RefreshVerdict.Rotate:
                    var next = Tokens.Make(session.Id, session.Generation + 1, session.Salt);
                    _session = RefreshRotation.Rotate(session, RefreshTokens.HashOf(next), _now, Terms);
                    _given.Add(next);
                    Rotations++;
                    break;
                case RefreshVerdict.Repeat:
                    Repeats++;
                    break;
                case RefreshVerdict.Reused:
                    _session = null;
                    break;
            }

            return verdict;
        }

        public void LogOut() => _session = null;

        /// <summary>Any token of the session that is older than the immediate predecessor; null when there is none yet.</summary>
        public string? Older() => _session is { Generation: >= 2 } session
            ? Tokens.Make(session.Id, _random.Next(0, session.Generation - 1), _salt)
            : null;

        public string Guess()
        {
            var secret = new byte[32];
            _random.NextBytes(secret);
            var real = _given.ElementAt(_random.Next(_given.Count));
            var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(real);
            secret.CopyTo(bytes, 20);
            return System.Buffers.Text.Base64Url.EncodeToString(bytes);
        }

        private string Newest() => Tokens.Make(_session!.Id, _session.Generation, _salt);

        private void Keep(string token)
        {
            if (token != _shared)
            {
                (_shared, _obtained) = (token, _now);
            }
        }
    }
}
