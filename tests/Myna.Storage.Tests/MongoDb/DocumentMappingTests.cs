using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Myna.Storage.MongoDb;

namespace Myna.Storage.Tests.MongoDb;

public sealed class DocumentMappingTests
{
    private static readonly DocumentMapping<Learner> Learners = new(Learner.Collection);

    [Fact]
    public void AStoredDocumentIsOneThatAMongoDbUserWouldCallNatural()
    {
        var stored = BsonSerializer.Deserialize<BsonDocument>(Learners.Encode(Learner.Sample(), "u-7f3a9c21", 7));

        stored.Names.Take(4).ShouldBe(["_id", "version", "displayName", "email"]);
        stored.Contains("id").ShouldBeFalse();
        stored["_id"].ShouldBe(new BsonString("u-7f3a9c21"));
        stored["version"].ShouldBe(new BsonInt64(7));
        stored["createdAt"].ShouldBe(new BsonDateTime(1_760_000_000_123));
        stored["xp"].ShouldBe(new BsonInt32(12_840));
        stored["total"].ShouldBe(new BsonInt64(9_007_199_254_740_993));
        stored["accuracy"].ShouldBe(new BsonDouble(0.9371));
        stored["price"].ShouldBe(new BsonDecimal128(12.50m));
        stored["verified"].ShouldBe(BsonBoolean.True);
        stored["tier"].ShouldBe(new BsonInt32(2));
        stored["mood"].ShouldBe(new BsonString("Eager"));
        stored["localDay"].ShouldBe(new BsonString("2026-11-22"));
        stored["avatar"].ShouldBe(new BsonBinaryData([1, 2, 254, 255]));
        stored["words"].AsBsonArray[4].ShouldBe(new BsonString("\"comillas\""));
        stored["reviews"][1]["due"].ShouldBe(new BsonDateTime(1_763_086_400_000));
        stored["counts"]["fr"].ShouldBe(new BsonInt32(7));
        stored["week"]["xp"].ShouldBe(new BsonInt32(320));
    }

    [Fact]
    public void AnIndexOnANameOrdersByTheEnumsNumber()
    {
        Learners.PathOf(Learner.ByTier.Fields[0]).ShouldBe("tier");
        Learners.PathOf(Learner.ByTier.Fields[1]).ShouldBe("_keys.mood");
        Learners.PathOf(Learner.ByTier.Fields[2]).ShouldBe("week.xp");
        BsonSerializer.Deserialize<BsonDocument>(Learners.Encode(Learner.Sample(), "u-7f3a9c21", 7))["_keys"]["mood"].ShouldBe(new BsonInt64(1));
    }

    [Fact]
    public void ADocumentComesBackAsItWas()
    {
        var sample = Learner.Sample();

        var (value, version) = Learners.Decode(Learners.Encode(sample, sample.Id, 7));

        version.ShouldBe(7);
        Json(value).ShouldBe(Json(sample));
    }

    [Fact]
    public void NullsAreStoredAndComeBack()
    {
        var sample = Learner.Sample() with { Email = null, LastSeenAt = null, Week = null };

        BsonSerializer.Deserialize<BsonDocument>(Learners.Encode(sample, sample.Id, 1))["email"].ShouldBe(BsonNull.Value);
        Json(Learners.Decode(Learners.Encode(sample, sample.Id, 1)).Value).ShouldBe(Json(sample));
    }

    [Fact]
    public void ALessonKeepsItsOwnVersionBesideTheStoresAndItsBlocksKeepTheirKind()
    {
        using var extra = JsonDocument.Parse("""{"a":[1,2.5,"x",null,true,9007199254740993,18446744073709551615],"b":{"":{}}}""");
        var lesson = new Lesson("l-1", 3, [new Group([new Paragraph("hola", Learner.Moment(5)), new Group([])])], extra.RootElement);
        var mapping = new DocumentMapping<Lesson>(Lesson.Collection);

        var bytes = mapping.Encode(lesson, "l-1", 12);

        var stored = BsonSerializer.Deserialize<BsonDocument>(bytes);
        stored["_id"].ShouldBe(new BsonString("l-1"));
        stored["key"].ShouldBe(new BsonString("l-1"));
        stored["_version"].ShouldBe(new BsonInt64(12));
        stored["version"].ShouldBe(new BsonInt32(3));
        stored["blocks"][0]["blocks"][0]["written"].ShouldBe(new BsonDateTime(5));
        stored["extra"]["a"][1].ShouldBe(new BsonDouble(2.5));
        var (value, version) = mapping.Decode(bytes);
        version.ShouldBe(12);
        JsonSerializer.Serialize(value, LearnerJson.Default.Lesson).ShouldBe(JsonSerializer.Serialize(lesson, LearnerJson.Default.Lesson));
    }

    [Fact]
    public void APropertyWhoseNameBsonLeavesToOperatorsComesBack()
    {
        var mapping = new DocumentMapping<Exercise>(new Collection<Exercise>("exercises", LearnerJson.Default.Exercise, e => e.Id));
        var exercise = new Exercise("e-1", new Dictation("hola"), 2);

        var bytes = mapping.Encode(exercise, "e-1", 1);

        // As docs/mongodb.md says.
        var stored = BsonSerializer.Deserialize<BsonDocument>(bytes);
        stored.Names.ShouldBe(["_id", "version", "task", "␀$times"]);
        stored["task"].AsBsonDocument.Names.ShouldBe(["␀$type", "text"]);
        mapping.Decode(bytes).Value.ShouldBe(exercise);
    }

    [Fact]
    public void ATextThatIsNotUtf8IsRefused()
    {
        var bytes = Learners.Encode(Learner.Sample() with { DisplayName = "ZZZZ" }, "u-7f3a9c21", 7);
        bytes[bytes.AsSpan().IndexOf("ZZZZ"u8)] = 0xE9;
        Should.Throw<InvalidDataException>(() => Learners.Decode(bytes)).Message.ShouldContain("learners");
    }

    [Fact]
    public void ATimeIsTheInstantWhateverItsOffset()
    {
        var local = new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.FromHours(-3)).AddTicks(9_999);
        var back = Learners.Decode(Learners.Encode(Learner.Sample() with { CreatedAt = local }, "u-7f3a9c21", 1)).Value;
        back.CreatedAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 2, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void FieldsOfANewerVersionAndNumbersOfAShellAreRead()
    {
        var stored = BsonSerializer.Deserialize<BsonDocument>(Learners.Encode(Learner.Sample(), "u-7f3a9c21", 7));
        stored["note"] = new BsonRegularExpression("^a", "i");
        stored["stamp"] = new BsonTimestamp(5, 6);
        stored["xp"] = 99.0;
        stored["version"] = 8;

        var (value, version) = Learners.Decode(stored.ToBson());

        (version, value.Xp).ShouldBe((8, 99));
    }

    [Theory]
    [InlineData("createdAt", "a time is no string of words")]
    [InlineData("xp", "12")]
    public void AFieldOfTheWrongTypeIsRefusedByName(string field, string text)
    {
        var stored = BsonSerializer.Deserialize<BsonDocument>(Learners.Encode(Learner.Sample(), "u-7f3a9c21", 7));
        stored[field] = text;
        Should.Throw<InvalidDataException>(() => Learners.Decode(stored.ToBson())).Message.ShouldContain(field);
    }

    [Fact]
    public void ADocumentWithoutAVersionIsNoDocumentOfTheStore()
    {
        var stored = BsonSerializer.Deserialize<BsonDocument>(Learners.Encode(Learner.Sample(), "u-7f3a9c21", 7));
        stored.Remove("version");
        Should.Throw<InvalidDataException>(() => Learners.Decode(stored.ToBson())).Message.ShouldContain("version");
    }

    [Fact]
    public void EveryKeyOfADictionaryComesBackAlsoWhatBsonCannotNameItself() => Prop.ForAll<NonNull<string>[]>(keys =>
    {
        string[] all = [.. keys.Select(key => WellFormed(key.Get)), "a\0b", "\0", "␀", "␀0", "␀␀0\0", "$set", "$", "␀$id", ""];
        var sample = Learner.Sample() with { Counts = all.Distinct(StringComparer.Ordinal).ToDictionary(key => key, key => key.Length, StringComparer.Ordinal) };
        var bytes = Learners.Encode(sample, sample.Id, 1);
        return BsonSerializer.Deserialize<BsonDocument>(bytes)["counts"].AsBsonDocument.ElementCount == sample.Counts.Count
            && Learners.Decode(bytes).Value.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(sample.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ADocumentOverTheLimitIsRefused()
    {
        var bad = Learner.Sample() with { DisplayName = new string('x', Limits.MaxDocumentBytes) };
        Should.Throw<ArgumentException>(() => Learners.Encode(bad, bad.Id, 1)).Message.ShouldContain("bytes");
    }

    [Fact]
    public void EveryStringComesBackAndTheOfficialReaderAgrees() => Prop.ForAll<NonNull<string>, NonNull<string>[]>((name, words) =>
    {
        var sample = Learner.Sample() with { DisplayName = WellFormed(name.Get), Words = [.. words.Select(word => WellFormed(word.Get))] };
        var bytes = Learners.Encode(sample, sample.Id, 1);
        var official = BsonSerializer.Deserialize<BsonDocument>(bytes);
        var value = Learners.Decode(bytes).Value;
        return official["displayName"].AsString == sample.DisplayName
            && official["words"].AsBsonArray.Select(word => word.AsString).SequenceEqual(sample.Words)
            && value.DisplayName == sample.DisplayName
            && value.Words.SequenceEqual(sample.Words);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryNumberComesBackAtItsWidth() => Prop.ForAll<sbyte, ulong, double>((tiny, widest, real) =>
    {
        var numbers = new Numbers("n", tiny, (uint)widest, widest, (float)real, real, widest % 3 == 0 ? null : (long)widest);
        var mapping = new DocumentMapping<Numbers>(new Collection<Numbers>("numbers", LearnerJson.Default.Numbers, n => n.Id));
        var bytes = mapping.Encode(numbers, "n", 1);
        var official = BsonSerializer.Deserialize<BsonDocument>(bytes);
        return mapping.Decode(bytes).Value.Equals(numbers)
            && official["double"].IsDouble && official["tiny"].IsInt32 && official["wide"].IsInt64
            && official["double"].AsDouble.Equals(numbers.Double);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void DamagedBytesAreRefusedAndNeverReadBeyondTheirEnd() => Prop.ForAll<PositiveInt, byte, PositiveInt>((at, value, cut) =>
    {
        var bytes = Learners.Encode(Learner.Sample(), "u-7f3a9c21", 7);
        bytes[at.Get % bytes.Length] = value;
        try
        {
            Learners.Decode(bytes.AsSpan(0, cut.Get % 8 == 0 ? cut.Get % bytes.Length : bytes.Length));
        }
        catch (InvalidDataException)
        {
            // Refused, as it should be; what was read instead was still a document.
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void WritingAllocatesTheBytesAloneAndReadingAllocatesTheDocumentAlone()
    {
        var sample = Learner.Sample();
        var bytes = Learners.Encode(sample, sample.Id, 1);
        Learners.Decode(bytes);
        var json = Encoding.UTF8.GetBytes(Json(sample));
        JsonSerializer.Deserialize(json, LearnerJson.Default.Learner);

        var writing = Allocated(() => Learners.Encode(sample, sample.Id, 1));
        var reading = Allocated(() => Learners.Decode(bytes));
        var contract = Allocated(() => JsonSerializer.Deserialize(json, LearnerJson.Default.Learner));
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer);
        var serializing = Allocated(() =>
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            JsonSerializer.Serialize(writer, sample, LearnerJson.Default.Learner);
        });

        // What the contract's own converters take (enumerators, the avatar's base64) is theirs; a decimal becomes text once on reading.
        writing.ShouldBeLessThan(serializing + bytes.Length + 160);
        reading.ShouldBeLessThan(contract + 300);
    }

    [Fact]
    public void ADocumentThatIsSmallAsJsonAndTooLargeAsBsonIsRefused()
    {
        var lessons = new DocumentMapping<Lesson>(Lesson.Collection);
        Should.Throw<ArgumentException>(() => lessons.Encode(Of(1_500_000), "a", 1)).Message.ShouldContain("BSON");
        lessons.Encode(Of(1_000_000), "a", 1).Length.ShouldBeGreaterThan(5 * 2_000_000);

        static Lesson Of(int numbers) => new("a", 1, [], JsonSerializer.SerializeToElement(Enumerable.Repeat(7, numbers)));
    }

    private static long Allocated(Action action)
    {
        const int Rounds = 200;
        for (var i = 0; i < 50; i++)
        {
            action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            action();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
    }

    private static string Json(Learner value) => JsonSerializer.Serialize(value, LearnerJson.Default.Learner);

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
