package io.github.phasegen.command;

import java.awt.GraphicsEnvironment;
import java.util.Map;

import ij.IJ;
import ij.measure.ResultsTable;

/** Rows that a command adds to ImageJ's results table. */
final class ResultRows {

	private final ResultsTable table = ResultsTable.getResultsTable();
	private final int first = table.size();

	/** Begins a row. */
	ResultRows add() {
		table.addRow();
		return this;
	}

	ResultRows text(final String column, final String value) {
		table.addValue(column, value);
		return this;
	}

	ResultRows number(final String column, final double value) {
		table.addValue(column, value);
		return this;
	}

	/** A column per measure; NaN where one has no value. */
	ResultRows numbers(final Map<String, Double> measures) {
		measures.forEach((name, value) -> number(name, value == null ? Double.NaN : value));
		return this;
	}

	/** How many digits behind the point the table shows. */
	ResultRows digits(final String column, final int digits) {
		table.setDecimalPlaces(table.getColumnIndex(column), digits);
		return this;
	}

	/** Shows the table, or writes the new rows to the log when there is no screen. */
	void show() {
		if (!GraphicsEnvironment.isHeadless()) {
			table.show("Results");
			return;
		}
		IJ.log(table.getColumnHeadings());
		for (int row = first; row < table.size(); row++)
			IJ.log(table.getRowAsString(row));
	}
}
