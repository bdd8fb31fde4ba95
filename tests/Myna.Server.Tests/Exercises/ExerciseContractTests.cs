using System.Text.Json;
using Myna.Server.Exercises.Contracts;
using static Myna.Server.Tests.Exercises.ExerciseSamples;

namespace Myna.Server.Tests.Exercises;

/// <summary>What holds of every type of exercise.</summary>
public sealed class ExerciseContractTests
{
    private static readonly string[] Codes = ["response_shape", "unknown_option", "unknown_tile", "tile_used_twice"];

    public static TheoryData<QuestionType> Types => [.. Enum.GetValues<QuestionType>()];

    public static TheoryData<string> Samples => [.. Json];

    [Fact]
    public void EveryTypeIsInEachOfTheLists() => Enum.GetValues<QuestionType>()
        .ShouldBe(ByType.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Types))]
    public void ATypeHasOneNameForAuthorsAndLearners(QuestionType type)
    {
        var (question, _, _) = Publish(ByType[type].Exercise);

        using var authored = JsonDocument.Parse(Write(ByType[type].Exercise));
        using var shown = JsonDocument.Parse(Write(question));
        shown.RootElement.GetProperty("type").GetString().ShouldBe(authored.RootElement.GetProperty("type").GetString());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void AnExerciseIsWrittenAsItIsRead(string json)
    {
        using var written = JsonDocument.Parse(Write(Read(json)));
        using var read = JsonDocument.Parse(json);

        JsonElement.DeepEquals(written.RootElement, read.RootElement).ShouldBeTrue(written.RootElement.GetRawText());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void ASolutionIsAcceptedAsResponse(string json)
    {
        var (question, key, grader) = Publish(Read(json));

        var grade = grader.Grade(question.Id, key.Solution).Grade.ShouldNotBeNull();

        grade.Verdict.ShouldBe(Verdict.Correct);
        grade.Credit.ShouldBe(1);
    }

    // The twins differ in their keys only: what a learner sees cannot depend on the key when it is the same for both, byte for byte.
    [Theory]
    [MemberData(nameof(Types))]
    public void AQuestionSaysNothingOfItsKey(QuestionType type)
    {
        var (exercise, twin) = ByType[type];
        var (question, key, _) = Publish(exercise);
        var (other, otherKey, _) = Publish(twin);

        Write(question).ShouldBe(Write(other));
        // A flashcard has none.
        (JsonSerializer.Serialize(key) == JsonSerializer.Serialize(otherKey)).ShouldBe(type == QuestionType.Flashcard);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void AResponseToAnotherQuestionIsWrongOrBad(QuestionType type)
    {
        var (question, _, grader) = Publish(ByType[type].Exercise);
        foreach (var response in Hostile(question))
        {
            var (grade, bad) = grader.Grade(question.Id, response);

            (grade is null).ShouldBe(bad is not null);
            if (bad is not null)
            {
                Codes.ShouldContain(bad.Code);
                bad.Message.ShouldNotBeNullOrEmpty();
            }
            else
            {
                grade!.Credit.ShouldBeInRange(0, 1);
                (grade.Credit == 1).ShouldBe(grade.IsCorrect);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void NoResponseSkipsTheQuestion(QuestionType type)
    {
        var (question, key, grader) = Publish(ByType[type].Exercise);
        foreach (var response in new[] { null, Response.Of(""), Response.Of(" \t\n") })
        {
            grader.Grade(question.Id, response).Grade.ShouldBe(new Grade(Verdict.Skipped, key.Solution));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void AnEmptyExerciseIsRefusedWithReasons(QuestionType type)
    {
        using var sample = JsonDocument.Parse(Write(ByType[type].Exercise));
        var name = sample.RootElement.GetProperty("type").GetString();

        var published = Read($$"""{"type":"{{name}}"}""").Publish(Context);

        published.Question.ShouldBeNull();
        published.Problems.ShouldNotBeEmpty();
        published.Problems.ShouldAllBe(problem => problem.Pointer.StartsWith('/') && problem.Reason.Length > 0);
    }

    // Every text, list and entry of each sample in turn becomes null, empty or far too long.
    [Theory]
    [MemberData(nameof(Samples))]
    public void WhateverIsWrongIsAProblemAndNeverAnError(string json)
    {
        foreach (var broken in Broken(json))
        {
            Exercise exercise;
            try
            {
                exercise = Read(broken);
            }
            catch (JsonException)
            {
                continue;
            }

            var published = exercise.Publish(Context);
            (published.Question is null).ShouldBe(published.Problems.Count > 0, broken);
            published.Problems.ShouldAllBe(problem => problem.Pointer.Length == 0 || problem.Pointer.StartsWith('/'));
        }
    }

    private static IEnumerable<Response> Hostile(Question question)
    {
        var ids = new[] { question.Options?.Select(option => option.Id), question.Tiles?.Select(tile => tile.Id), question.Left?.Select(tile => tile.Id), question.Right?.Select(tile => tile.Id), question.Spans?.Select(span => span.Id),
            question.Blanks?.SelectMany(blank => blank.Options ?? []).Select(option => option.Id), question.Lines?.SelectMany(line => line.Options ?? []).Select(option => option.Id) }
            .Where(each => each is not null).SelectMany(each => each!).DefaultIfEmpty("x").ToList();
        var texts = ids.Concat(["nothing", "0", "-1", "9999999999", "1e999", "NaN", "true", "\0", "\uFFFF", "a\u0301\u0301", new string('a', 100_000), string.Concat(Enumerable.Repeat("a ", 5_000))]).ToList();
        foreach (var text in texts)
        {
            yield return Response.Of(text);
            yield return Response.OfParts([text]);
            yield return Response.OfParts([text, text]);
            yield return Response.OfPairs([new Pair(text, text)]);
            yield return Response.OfPairs([new Pair(text, "x"), new Pair("x", text)]);
            yield return Response.OfPairs([.. ids.Select(id => new Pair(text, id))]);
        }

        yield return Response.OfParts([]);
        yield return Response.OfPairs([]);
        yield return Response.OfParts(ids);
        yield return Response.OfParts([.. Enumerable.Reverse(ids)]);
        yield return Response.OfParts([.. Enumerable.Repeat(ids[0], Response.MaxParts)]);
        yield return Response.OfParts([.. Enumerable.Repeat("", Response.MaxParts)]);
        yield return Response.OfPairs([.. Enumerable.Repeat(new Pair(ids[0], ids[^1]), Response.MaxParts)]);
    }

    private static IEnumerable<string> Broken(string json)
    {
        using var document = JsonDocument.Parse(json);
        var values = Values(document.RootElement).Where(value => value != json).Distinct(StringComparer.Ordinal).ToList();
        string[] instead = ["null", "\"\"", "\" \"", "[]", "{}", "\"[\"", $"\"{new string('a', 3_000)}\"", $"[{string.Join(',', Enumerable.Repeat("\"a\"", 300))}]", "[null]", "[[]]", "1e300", "true"];
        foreach (var value in values)
        {
            var at = json.IndexOf(value, StringComparison.Ordinal);
            foreach (var other in instead)
            {
                yield return string.Concat(json.AsSpan(0, at), other, json.AsSpan(at + value.Length));
            }
        }
    }

    private static IEnumerable<string> Values(JsonElement element)
    {
        var inner = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Where(property => property.Name != "type").Select(property => property.Value),
            JsonValueKind.Array => element.EnumerateArray(),
            _ => [],
        };
        return inner.SelectMany(Values).Prepend(element.GetRawText());
    }
}
