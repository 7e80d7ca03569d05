using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Statements;

/// <summary>In the tables a vertical line stands where one sentence ends and the next begins.</summary>
public class SentencesTests
{
    [Theory]
    [InlineData("We call on you all. | Thank you.")]
    [InlineData("Who will stand with them? | We will! | Will you?! | Yes…")]
    [InlineData("Mr. Khan and Dr. A. Smith of the U.S. Congress met on Nov. 14 in St. Petersburg. | Nobody else did.")]
    [InlineData("They left the U.S. | The others stayed.")]
    [InlineData("Under Art. 70 and arts. 5 et seq. of the Statute, and E.O. No. 14203, this is a crime, cf. Res. 2.")]
    [InlineData("The answer is no. | We refuse.")]
    [InlineData("See Prosecutor v. Katanga, e.g. para. iv and p. 12. | It holds.")]
    [InlineData("It grew by 3.14 per cent, says www.icc-cpi.int. | Nothing else grew.")]
    [InlineData("It happened in 2022. | Raids followed in 2023.")]
    [InlineData("“We reject this.” | The Court said: “Stop.” | (See above.) | ‘Really?’ she asked.")]
    [InlineData("\"Stop.\" | \"Why?\" he asked. | \"Because.\"")]
    [InlineData("12. We call on States. | They must act.")]
    [InlineData("2.1. We call on States. | They must act.")]
    [InlineData("- 1. Human Rights Watch")]
    [InlineData("(b) We call. | They act.")]
    [InlineData("iv. They act. | We call.")]
    [InlineData("The crimes are grave.¹ | They continue.[12] | They spread. [sic] And more.")]
    [InlineData("They were sanctioned.12 | The others, in December.2 | “We object.”3 | See art.70 of the Statute. | It grew by 3.14 per cent.")]
    [InlineData("It was . . . a threat. | It was ... a raid. | It was… | Nothing.")]
    [InlineData("Plan B. | This one works.")]
    [InlineData("First. | No full stop at the end ")]
    public void English(string marked) => Check(marked, "en");

    [Theory]
    [InlineData("Nous condamnons ces attaques. | M. Dupont et Mme. Roy, cités à l’art. 5, sont visés.")]
    [InlineData("« Nous refusons. » | La Cour a dit : « Arrêtez ! » | Elle a répété : « Pourquoi ? » a-t-il dit.")]
    [InlineData("Quoi ? | Les États-Unis, p. ex. l’O.F.A.C. américain, sanctionnent. | M. Le Roy aussi.")]
    public void French(string marked) => Check(marked, "fr-CA");

    [Theory]
    [InlineData("¿Quién responde? | ¡Nadie! | El Sr. Gómez y la Sra. Ruiz citan el art. 5 y la pág. 7.")]
    [InlineData("Los EE.UU. y otros Estados callan. | «No.» | Así fue, p. ej. ayer.")]
    public void Spanish(string marked) => Check(marked, "es");

    [Theory]
    [InlineData("من المسؤول؟ | ندين هذه الهجمات؛ | وندعو الدول إلى التحرك. | وقال د. أحمد: «لا!» | ثم سكت.")]
    public void Arabic(string marked) => Check(marked, "ar");

    [Theory]
    [InlineData("法院受到攻击。|我们谴责！|“为什么？”|他问。")]
    [InlineData("عدالت پر حملہ ہوا۔ | ہم مذمت کرتے ہیں۔")]
    [InlineData("Суд под угрозой. | Мы осуждаем.")]
    public void Other_languages_are_parted_too(string marked) => Check(marked, "und");

    [Theory]
    [InlineData("")]
    [InlineData(" \u00A0\n")]
    public void Nothing_has_no_sentences(string paragraph) => Assert.Empty(Sentences.Split(paragraph, "en"));

    private static void Check(string marked, string language)
    {
        var paragraph = marked.Replace("|", "", StringComparison.Ordinal);

        var sentences = Sentences.Split(paragraph, language).Select(span => paragraph[span.Start..span.End]);

        Assert.Equal(marked.Split('|').Select(sentence => sentence.Trim()), sentences);
    }
}
