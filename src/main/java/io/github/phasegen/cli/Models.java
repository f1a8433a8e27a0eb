package io.github.phasegen.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.GsonBuilder;
import io.github.phasegen.model.ModelEntry;
import io.github.phasegen.model.ModelLibrary;
import io.github.phasegen.model.ModelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** models list, show, verify and remove. */
@Command(name = "models", description = "List, show, verify and remove models: the bundled ones and those in the library folder.",
	footer = { "", "The library is .phasegen/models in your home folder, or the folder of the system property phasegen.models.",
		"Any folder there with model.json and weights.safetensors is a model by its folder's name. Nothing is downloaded." })
final class Models implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "Missing command: list, show, verify or remove");
	}

	@Command(name = "list", description = "A line per model.")
	int list(@Option(names = "--json", description = "Print JSON.") final boolean json) throws IOException {
		final List<ModelEntry> entries = ModelLibrary.standard().list();
		print(json ? json(entries.stream().map(ModelEntry::toMap).toList()) : ModelReport.table(entries));
		return ExitCode.OK;
	}

	@Command(name = "show", description = "All that a model says about itself: card, licence, architecture, hash.")
	int show(@Parameters(paramLabel = "NAME", description = "Name of a model, or a model folder.") final String name,
		@Option(names = "--json", description = "Print JSON.") final boolean json) throws IOException
	{
		final ModelEntry entry = ModelLibrary.standard().show(name);
		print(json ? json(entry.toMap()) : ModelReport.details(entry));
		return ExitCode.OK;
	}

	@Command(name = "verify", description = "Check files, hashes and every tensor of models, and that their networks can be built." +
		" Exit code 1 if any is not in order.")
	int verify(@Parameters(arity = "0..*", paramLabel = "NAME", description = "Names or model folders (all models).") final List<String> names,
		@Option(names = "--json", description = "Print JSON.") final boolean json) throws IOException
	{
		final List<Map<String, Object>> results = new ArrayList<>();
		if (names == null) for (final ModelEntry entry : ModelLibrary.standard().list())
			results.add(entry.problem().isPresent() ? problem(entry.name(), entry.problem().get()) : verified(entry.name()));
		else names.forEach(name -> results.add(verified(name)));
		print(json ? json(results) : String.join("\n", results.stream().map(Models::line).toList()));
		return results.stream().allMatch(result -> Boolean.TRUE.equals(result.get("ok"))) ? ExitCode.OK : ExitCode.SOFTWARE;
	}

	private static Map<String, Object> problem(final String name, final String problem) {
		final Map<String, Object> result = new LinkedHashMap<>();
		result.put("name", name);
		result.put("ok", false);
		result.put("problem", problem);
		return result;
	}

	private static Map<String, Object> verified(final String name) {
		try {
			final ModelEntry entry = ModelLibrary.standard().verify(name);
			final Map<String, Object> result = new LinkedHashMap<>();
			result.put("name", name);
			result.put("ok", true);
			result.put("sha256", entry.sha256());
			result.put("warnings", entry.warnings());
			return result;
		}
		catch (final IOException e) {
			return problem(name, Failures.oneLine(e));
		}
	}

	private static String line(final Map<String, Object> result) {
		if (!Boolean.TRUE.equals(result.get("ok"))) return result.get("name") + ": " + result.get("problem");
		final StringBuilder line = new StringBuilder(result.get("name") + ": in order, SHA-256 " + result.get("sha256"));
		((List<?>) result.get("warnings")).forEach(warning -> line.append("\n  warning: ").append(warning));
		return line.toString();
	}

	@Command(name = "remove", description = "Remove a model of the library folder for good; bundled ones stay.")
	int remove(@Parameters(paramLabel = "NAME", description = "Name of the model.") final String name,
		@Option(names = "--yes", description = "Needed: there is no way back.") final boolean yes) throws IOException
	{
		if (!yes) throw new ParameterException(spec.subcommands().get("remove"), "Removing model " + name +
			" cannot be undone; add --yes");
		print("Removed " + ModelLibrary.standard().remove(name));
		return ExitCode.OK;
	}

	private void print(final String text) {
		new Console(spec).result(text);
	}

	private static String json(final Object content) {
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(content);
	}
}
