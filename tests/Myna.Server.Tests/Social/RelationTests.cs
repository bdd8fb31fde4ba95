using Myna.Server.Accounts.Contracts;
using Myna.Server.Social;
using Myna.Server.Social.Contracts;
using Myna.Server.Tests.Practice;
using Myna.Server.Tests.Scenarios;
using Myna.Storage;

namespace Myna.Server.Tests.Social;

public sealed class RelationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Every state of two people that their own calls can lead to: both sides say the same, blocked people follow nobody, and counts are the sums.</summary>
    [Fact]
    public void BothSidesSayTheSameInEveryStateThatCallsLeadTo()
    {
        var states = new HashSet<Relation> { Relation.None("ana", "ben") };
        var open = new Queue<Relation>(states);
        while (open.TryDequeue(out var state))
        {
            state.Mirrored().Mirrored().ShouldBe(state);
            (state.IsBlocked && (state.Following ?? state.FollowedBy) is not null).ShouldBeFalse();
            state.Friends.ShouldBe(state.Following is not null && state.FollowedBy is not null ? Now : null);
            var counts = new RelationCounts("ana", 5, 5, 5).After(Relation.None("ana", "ben"), state);
            (counts.Following, counts.Blocking, counts.BlockedBy).ShouldBe((state.Following is null ? 5 : 6, state.Blocking is null ? 5 : 6, state.BlockedBy is null ? 5 : 6));
            counts.After(state, Relation.None("ana", "ben")).ShouldBe(new RelationCounts("ana", 5, 5, 5));
            foreach (var next in Next(state).Concat(Next(state.Mirrored()).Select(theirs => theirs.Mirrored())))
            {
                if (states.Add(next))
                {
                    open.Enqueue(next);
                }
            }
        }

        states.Count.ShouldBe(7, "4 ways to follow, 3 to block");
    }

    [Theory]
    [InlineData(false, false, false, true)]
    [InlineData(true, false, false, false)]
    [InlineData(false, true, false, false)]
    [InlineData(false, false, true, false)]
    public void NobodySeesGuestsSuspendedPeopleAndStrangersWhoArePrivate(bool isGuest, bool isSuspended, bool isPrivate, bool isSeen)
    {
        var ben = new Profile("ben", "Ben", null, "UTC", isGuest, isSuspended, isPrivate);
        Relation.None("ana", "ben").Sees(ben).ShouldBe(isSeen);
        (Relation.None("ana", "ben") with { FollowedBy = Now }).Sees(ben).ShouldBe(!isGuest && !isSuspended);
        Relation.None("ana", "ben").Block(Now).Sees(ben).ShouldBeFalse();
        Relation.None("ben", "ana").Block(Now).Mirrored().Sees(ben).ShouldBeFalse();
    }

    [Fact]
    public async Task NobodyFollowsOrBlocksMoreThanTheBound()
    {
        await using var server = await LearningServer.Start();
        var (ana, ben, cleo) = (await server.SignUp("ana"), await server.SignUp("ben"), await server.SignUp("cleo"));
        (await Put(ana, ben, "follow")).ShouldBeOk(System.Net.HttpStatusCode.NoContent);
        await Set(server, ana, counts => counts with { Following = 1000, Blocking = 1000 });

        (await Put(ana, cleo, "follow")).ShouldBe(System.Net.HttpStatusCode.Conflict, "too_many_followed");
        (await Put(ana, cleo, "block")).ShouldBe(System.Net.HttpStatusCode.Conflict, "too_many_blocked");
        (await Put(ana, ben, "follow")).ShouldBeOk(System.Net.HttpStatusCode.NoContent);
        (await ana.Send(HttpMethod.Delete, $"/users/{ben.UserId}/follow", null, ana.AccessToken)).ShouldBeOk(System.Net.HttpStatusCode.NoContent);
        (await Put(ana, cleo, "follow")).ShouldBeOk(System.Net.HttpStatusCode.NoContent);
        (await server.Get<Visibility>().Followed(ana.UserId)).ShouldBe([cleo.UserId]);
    }

    [Fact]
    public async Task AnErasedLearnerCountsNowhere()
    {
        await using var server = await LearningServer.Start();
        var ana = await server.SignUp("ana");
        var others = new List<Learner>();
        for (var i = 0; i < 3; i++)
        {
            others.Add(await server.SignUp($"other{i}"));
            (await Put(others[i], ana, i == 0 ? "block" : "follow")).ShouldBeOk(System.Net.HttpStatusCode.NoContent);
            (await Put(ana, others[i], i == 1 ? "follow" : "block")).ShouldBeOk(System.Net.HttpStatusCode.NoContent);
        }

        (await ana.Send(HttpMethod.Delete, "/users/me", null, ana.AccessToken)).ShouldBeOk(System.Net.HttpStatusCode.NoContent);

        await foreach (var (relation, _) in server.Store.Scan(SocialDocuments.Relations))
        {
            Assert.Fail($"{relation} is left.");
        }

        await foreach (var (counts, _) in server.Store.Scan(SocialDocuments.Counts))
        {
            counts.ShouldBe(new RelationCounts(counts.Id, 0, 0, 0));
            counts.Id.ShouldNotBe(ana.UserId);
        }
    }

    private static IEnumerable<Relation> Next(Relation state) =>
        [state.Unfollow(), state.Block(Now), state.Unblock(), .. state.IsBlocked ? [] : new[] { state.Follow(Now) }];

    private static Task<Reply> Put(Learner learner, Learner other, string what) => learner.Send(HttpMethod.Put, $"/users/{other.UserId}/{what}", null, learner.AccessToken);

    private static ValueTask<RelationCounts?> Set(LearningServer server, Learner learner, Func<RelationCounts, RelationCounts> change) =>
        server.Store.Update(SocialDocuments.Counts, learner.UserId, change);
}
