package io.github.phasegen.command;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.List;

import ij.measure.ResultsTable;
import io.github.phasegen.model.ModelEntry;
import io.github.phasegen.model.ModelLibrary;
import io.github.phasegen.model.ModelReport;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Plugins &gt; PhaseGen &gt; Manage Models...: lists the bundled and the user's models in a table; shows the card, size, hash and
 * licence of one; verifies or removes one. Without a screen everything goes to the console.
 */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Manage Models...")
public class ManageModelsCommand extends TextCommand {

	@Parameter(label = "Action", choices = { "list", "show", "verify", "remove" }, persist = false)
	private String action = "list";

	@Parameter(label = "Name", description = "Name of a model, or a model folder; not needed to list.", required = false,
		persist = false)
	private String name = "";

	@Parameter(label = "Confirm removal", description = "A removed model does not come back.", persist = false)
	private boolean confirm;

	public ManageModelsCommand() {
		super("Manage Models");
	}

	@Override
	protected void compute() throws IOException {
		final ModelLibrary library = ModelLibrary.standard();
		switch (action) {
			case "list" -> list(library.list());
			case "show" -> log(ModelReport.details(library.show(named())));
			case "verify" -> verify(library);
			case "remove" -> remove(library);
			default -> throw new IllegalArgumentException("action: found " + action + ", expected list, show, verify or remove");
		}
	}

	private void list(final List<ModelEntry> entries) {
		if (GraphicsEnvironment.isHeadless()) {
			log(ModelReport.table(entries));
			return;
		}
		final ResultsTable table = new ResultsTable();
		for (final ModelEntry entry : entries) {
			table.addRow();
			for (int c = 0; c < ModelReport.COLUMNS.size(); c++)
				table.addValue(ModelReport.COLUMNS.get(c), ModelReport.row(entry).get(c));
		}
		table.show("PhaseGen Models");
	}

	private void verify(final ModelLibrary library) throws IOException {
		final ModelEntry entry = library.verify(named());
		log(name + ": in order, SHA-256 " + entry.sha256());
		entry.warnings().forEach(warning -> log("warning: " + warning));
	}

	private void remove(final ModelLibrary library) throws IOException {
		if (!confirm) throw new IllegalArgumentException("confirm: found false, expected true to remove " + named() + " for good");
		log("Removed " + library.remove(named()));
	}

	private String named() {
		if (name == null || name.isBlank()) throw new IllegalArgumentException("name: found none, expected a model's to " + action);
		return name.strip();
	}
}
