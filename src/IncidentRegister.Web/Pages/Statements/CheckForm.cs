using System.Text.RegularExpressions;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Statements.Taking;
using IncidentRegister.Domain.Statements;
using IncidentRegister.Web.Forms;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>A statement that is being checked, as its form sends it.</summary>
public sealed partial class CheckForm
{
    public string? Title { get; set; }
    public string? Kind { get; set; }
    public string? Forum { get; set; }
    public string? Session { get; set; }
    public DateForm IssuedOn { get; set; } = new();
    public string? DateAsPrinted { get; set; }
    public string? DateBasis { get; set; } = "printed";
    public string? DateNote { get; set; }
    public string? Language { get; set; }

    /// <summary>One in each line.</summary>
    public string? Issuers { get; set; }
    public string? IssuedAs { get; set; }
    public string? Endorsers { get; set; }
    public int? EndorsersClaimed { get; set; }

    /// <summary>What a person says of names that the register does not know.</summary>
    public List<NameChoice> Choices { get; set; } = [];
    public string? Address { get; set; }
    public string? Text { get; set; }
    public string? Extent { get; set; } = "whole";
    public string? TakenFrom { get; set; }

    /// <summary>Where the text waits as it was taken; null where it was written here.</summary>
    public Guid? SourceId { get; set; }

    public IReadOnlyList<string> IssuerNames => Names(Issuers);
    public IReadOnlyList<string> EndorserNames => Names(Endorsers);

    /// <summary>A name of which nobody said whom it means goes along as it is: where it is not known, it is refused.</summary>
    public EnterStatement Enter(TakenText? source)
    {
        var (issuers, issuersNamed) = Parties(IssuerNames);
        var (endorsers, endorsersNamed) = Parties(EndorserNames);
        return new EnterStatement
        {
            IsForFinder = true,
            Title = Title ?? "",
            Kind = Kind ?? "",
            Forum = Chosen(Forum),
            Session = Chosen(Session),
            IssuedOn = IssuedOn.ToEdtf() ?? "",
            DateAsPrinted = DateAsPrinted,
            DateBasis = DateBasis ?? "",
            DateNote = DateNote,
            Language = Language ?? "",
            Issuers = issuers,
            IssuersNamed = issuersNamed,
            IssuedAs = IssuedAs,
            Endorsers = endorsers,
            EndorsersNamed = endorsersNamed,
            EndorsersClaimed = EndorsersClaimed,
            NewParties = [.. Choices.Where(c => c.Means == NameChoice.New && c.Name is not null).Select(c => c.Name!).Distinct()
                .Where(name => issuers.Contains(name) || endorsers.Contains(name))],
            Address = Address,
            Text = Text ?? "",
            Extent = Extent ?? "",
            TakenFrom = string.IsNullOrWhiteSpace(TakenFrom) ? Address : TakenFrom,
            MediaType = source?.MediaType ?? StatementVersion.PlainTextType,
            Original = source?.Text,
        };
    }

    public string? ChoiceFor(string name) => Choices.Find(c => c.Name == name && !string.IsNullOrEmpty(c.Means))?.Means;

    private (List<string> Parties, List<string> Named) Parties(IReadOnlyList<string> names)
    {
        var means = names.ToDictionary(name => name, name => ChoiceFor(name) ?? NameChoice.New);
        return (
            [.. names.Where(name => means[name] != NameChoice.Named).Select(name => means[name] == NameChoice.New ? name : means[name])],
            [.. names.Where(name => means[name] == NameChoice.Named)]);
    }

    /// <summary>As lists are printed: with marks or numbers before the names, and commas behind them.</summary>
    private static IReadOnlyList<string> Names(string? typed) =>
    [
        .. (typed ?? "").Split('\n').Select(line => Marks().Replace(line, "").Trim(' ', '\t', '\r', ',', ';')).Where(line => line.Length > 0).Distinct(),
    ];

    private static string? Chosen(string? code) => string.IsNullOrEmpty(code) ? null : code;

    [GeneratedRegex(@"^\s*(?:[-–—*•▪◦‣·]|\d{1,3}[.)])\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marks();
}

/// <summary>What a person says of one name.</summary>
public sealed class NameChoice
{
    /// <summary>It is entered as a new organisation; it stays a name. Everything else is the id of a party.</summary>
    public const string New = "new";
    public const string Named = "named";

    public string? Name { get; set; }
    public string? Means { get; set; }
}
